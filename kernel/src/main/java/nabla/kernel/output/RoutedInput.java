package nabla.kernel.output;

import java.io.InputStream;

/// `System.in`: asks the user of the calling thread's cell for a line whenever the last one is used up.
final class RoutedInput extends InputStream {
  @Override
  public int read() {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    return Console.current().typed.read(into, from, length);
  }

  @Override
  public int available() {
    return Console.current().typed.available();
  }

  /// Does nothing: a `Scanner` closed in one cell must not end the input of the next.
  @Override
  public void close() {}
}
