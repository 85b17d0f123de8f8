package nabla.kernel.output;

/// Where UTF-8 text may be cut.
final class Utf8 {
  private Utf8() {}

  /// The length of the longest prefix of `bytes[0..size)` that does not end inside a character.
  static int complete(byte[] bytes, int size) {
    for (var back = 1; back <= Math.min(3, size); back++) {
      var b = bytes[size - back];
      if ((b & 0xC0) != 0x80) return length(b) > back ? size - back : size;
    }
    return size;
  }

  private static int length(byte first) {
    if ((first & 0xE0) == 0xC0) return 2;
    if ((first & 0xF0) == 0xE0) return 3;
    return (first & 0xF8) == 0xF0 ? 4 : 1;
  }
}
