package nabla.plot;

import java.awt.geom.Path2D;
import nabla.plot.ink.Label;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// Words at a point of the data, with an arrow to it where they stand apart.
public final class Note extends Mark<Note> {
  private static final double SIZE = 11;

  private final String text;
  private final double x, y, dx, dy;

  private Note(String text, double x, double y, double dx, double dy, Style style) {
    super(style);
    this.text = text;
    this.x = x;
    this.y = y;
    this.dx = dx;
    this.dy = dy;
  }

  /// Beside the point (x, y), in data units.
  public static Note of(double x, double y, String text) {
    if (!Double.isFinite(x) || !Double.isFinite(y))
      throw new IllegalArgumentException("note “%s” stands at (%s, %s); give finite numbers".formatted(text, x, y));
    return new Note(text, x, y, 0, 0, Style.PLAIN.color(Tint.INK).width(1.2));
  }

  /// Moves the words this many pixels right and up, and draws an arrow from them to the point.
  public Note away(double right, double up) {
    return new Note(text, x, y, right, up, style);
  }

  @Override
  Note with(Style changed) {
    return new Note(text, x, y, dx, dy, changed);
  }

  @Override
  Bounds bounds(Axes axes) {
    return axes.draws(x, y) ? new Bounds(x, x, y, y) : Bounds.EMPTY;
  }

  @Override
  void paint(Canvas c) {
    if (!c.axes().draws(x, y)) return;
    var label = Label.of(text);
    double px = c.x().at(x), py = c.y().at(y), wide = label.width(SIZE), tx = px + dx, ty = py - dy;
    boolean apart = Math.hypot(dx, dy) > 12;
    double along = apart ? dx < -20 ? 1 : dx > 20 ? 0 : 0.5 : 0;
    double left = Math.clamp(apart ? tx - along * wide : px + 6 + wide > c.area().getMaxX() ? px - 6 - wide : px + 6, c.area().getX() + 3,
        Math.max(c.area().getX() + 3, c.area().getMaxX() - wide - 3));
    double base = Math.clamp(apart ? ty + 4 : py - 5, c.area().getY() + SIZE + 1, c.area().getMaxY() - 4);
    if (apart) {
      double fromX = Math.clamp(px, left - 3, left + wide + 3),
          fromY = py > base ? base + 4 : py < base - SIZE ? base - SIZE - 1 : base - 4;
      Arrows.arrow(c.sheet(), fromX, fromY, px, py, 3, color(c.color()), Sheet.pen(style.width()));
    }
    c.sheet().text(label, left, base, SIZE, 0, 0, color(c.color()));
  }

  @Override
  String describe() {
    return "note “" + Label.of(text).plain() + "”";
  }
}
