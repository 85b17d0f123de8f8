package nabla.kernel.output;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Function;

/// A `System.out` or `System.err` that is a different stream for every cell.
///
/// Every method hands on, so that no lock is shared between cells: a cell that is slowed down does not hold up another.
final class RoutedPrintStream extends PrintStream {
  private final Function<Cell, PrintStream> stream;

  RoutedPrintStream(Function<Cell, PrintStream> stream) {
    super(OutputStream.nullOutputStream());
    this.stream = stream;
  }

  private PrintStream to() {
    return stream.apply(Console.current());
  }

  /// Does nothing: text leaves within 100 ms anyway, and a program that flushes every line must not send one message a line.
  @Override
  public void flush() {}

  /// Does nothing: the streams of a process stay open.
  @Override
  public void close() {}

  @Override
  public boolean checkError() {
    return to().checkError();
  }

  @Override
  public void write(int b) {
    to().write(b);
  }

  @Override
  public void write(byte[] bytes) {
    to().writeBytes(bytes);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    to().write(bytes, from, length);
  }

  @Override
  public void writeBytes(byte[] bytes) {
    to().writeBytes(bytes);
  }

  @Override
  public void print(boolean x) {
    to().print(x);
  }

  @Override
  public void print(char x) {
    to().print(x);
  }

  @Override
  public void print(int x) {
    to().print(x);
  }

  @Override
  public void print(long x) {
    to().print(x);
  }

  @Override
  public void print(float x) {
    to().print(x);
  }

  @Override
  public void print(double x) {
    to().print(x);
  }

  @Override
  public void print(char[] x) {
    to().print(x);
  }

  @Override
  public void print(String x) {
    to().print(x);
  }

  @Override
  public void print(Object x) {
    to().print(x);
  }

  @Override
  public void println() {
    to().println();
  }

  @Override
  public void println(boolean x) {
    to().println(x);
  }

  @Override
  public void println(char x) {
    to().println(x);
  }

  @Override
  public void println(int x) {
    to().println(x);
  }

  @Override
  public void println(long x) {
    to().println(x);
  }

  @Override
  public void println(float x) {
    to().println(x);
  }

  @Override
  public void println(double x) {
    to().println(x);
  }

  @Override
  public void println(char[] x) {
    to().println(x);
  }

  @Override
  public void println(String x) {
    to().println(x);
  }

  @Override
  public void println(Object x) {
    to().println(x);
  }

  @Override
  public PrintStream printf(String format, Object... args) {
    return format(format, args);
  }

  @Override
  public PrintStream printf(Locale locale, String format, Object... args) {
    return format(locale, format, args);
  }

  @Override
  public PrintStream format(String format, Object... args) {
    to().format(format, args);
    return this;
  }

  @Override
  public PrintStream format(Locale locale, String format, Object... args) {
    to().format(locale, format, args);
    return this;
  }

  @Override
  public PrintStream append(CharSequence text) {
    to().append(text);
    return this;
  }

  @Override
  public PrintStream append(CharSequence text, int start, int end) {
    to().append(text, start, end);
    return this;
  }

  @Override
  public PrintStream append(char c) {
    to().append(c);
    return this;
  }
}
