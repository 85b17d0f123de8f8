package nabla.kernel.protocol;

/// Cursor positions: the protocol counts code points, Java counts UTF-16 units.
final class CodePoints {
  private CodePoints() {}

  /// The UTF-16 index of a code point position, held within the text.
  static int toUtf16(String text, int codePoints) {
    return text.offsetByCodePoints(0, Math.clamp(codePoints, 0, text.codePointCount(0, text.length())));
  }

  /// The code point position of a UTF-16 index, held within the text.
  static int fromUtf16(String text, int index) {
    return text.codePointCount(0, Math.clamp(index, 0, text.length()));
  }

  /// The cursor of a request on `code`, as a UTF-16 index; the end where it names none.
  static int cursor(Exchange exchange, String code) {
    return toUtf16(code, Json.number(exchange.content(), "cursor_pos", code.length()));
  }
}
