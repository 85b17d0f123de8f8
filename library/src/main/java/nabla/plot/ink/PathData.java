package nabla.plot.ink;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;

/// SVG's path language, in short: relative steps of hundredths of a pixel.
final class PathData {
  private final StringBuilder out = new StringBuilder();
  private long x, y, startX, startY;
  private char last;

  private PathData() {}

  static String of(Path2D path) {
    var data = new PathData();
    var c = new double[6];
    for (var i = path.getPathIterator(null); !i.isDone(); i.next())
      switch (i.currentSegment(c)) {
      case PathIterator.SEG_MOVETO -> data.move(c[0], c[1]);
      case PathIterator.SEG_LINETO -> data.line(c[0], c[1]);
      case PathIterator.SEG_QUADTO -> data.curve('q', c, 2);
      case PathIterator.SEG_CUBICTO -> data.curve('c', c, 3);
      default -> data.verb('z');
      }
    return data.out.toString();
  }

  /// Discs drawn as dots of a round pen.
  static String dots(double[] centres, int count) {
    var data = new PathData();
    for (int i = 0; i < count; i++) {
      data.move(centres[2 * i], centres[2 * i + 1]);
      data.verb('h');
      data.number(0);
    }
    return data.out.toString();
  }

  private void move(double px, double py) {
    long nx = Math.round(px * 100), ny = Math.round(py * 100);
    if (out.isEmpty()) {
      verb('M');
      number(nx);
      number(ny);
    } else {
      verb('m');
      number(nx - x);
      number(ny - y);
    }
    x = nx;
    y = ny;
    startX = nx;
    startY = ny;
  }

  private void line(double px, double py) {
    long dx = Math.round(px * 100) - x, dy = Math.round(py * 100) - y;
    if (dx == 0 && dy == 0) return;
    if (dy == 0) {
      verb('h');
      number(dx);
    } else if (dx == 0) {
      verb('v');
      number(dy);
    } else {
      verb('l');
      number(dx);
      number(dy);
    }
    x += dx;
    y += dy;
  }

  private void curve(char letter, double[] c, int points) {
    verb(letter);
    long nx = x, ny = y;
    for (int i = 0; i < points; i++) {
      nx = Math.round(c[2 * i] * 100);
      ny = Math.round(c[2 * i + 1] * 100);
      number(nx - x);
      number(ny - y);
    }
    x = nx;
    y = ny;
  }

  private void verb(char letter) {
    if (letter == 'z') {
      x = startX;
      y = startY;
    }
    if (letter != last || letter == 'z' || letter == 'm') out.append(letter);
    last = letter;
  }

  /// Hundredths, without needless zeros; a sign or a point separates as well as a space does.
  private void number(long hundredths) {
    char before = out.charAt(out.length() - 1);
    boolean afterDigit = before >= '0' && before <= '9';
    if (afterDigit && hundredths >= 0) out.append(' ');
    append(out, hundredths);
  }

  static void append(StringBuilder out, long hundredths) {
    if (hundredths < 0) out.append('-');
    long n = Math.abs(hundredths), whole = n / 100, part = n % 100;
    if (whole > 0 || part == 0) out.append(whole);
    if (part > 0) {
      out.append('.').append(part / 10);
      if (part % 10 > 0) out.append(part % 10);
    }
  }

  static String number(double value) {
    var text = new StringBuilder();
    append(text, Math.round(value * 100));
    return text.toString();
  }
}
