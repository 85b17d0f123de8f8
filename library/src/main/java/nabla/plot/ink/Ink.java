package nabla.plot.ink;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// One mark on a sheet.
public sealed interface Ink {
  /// A filled area.
  record Area(Path2D path, Color color) implements Ink {}

  /// A filled area with a thin edge of another colour, one of many side by side.
  record Facet(Path2D path, Color color, Color edge) implements Ink {}

  /// A drawn line.
  record Line(Path2D path, Color color, BasicStroke stroke) implements Ink {}

  /// Many discs of one size and colour: x and y in turn.
  record Dots(double[] centres, int count, double size, Color color) implements Ink {}

  /// A label: `along` says which point of it stands at (x, y), 0 its start, ½ its middle, 1 its end; `turn` is in degrees, anticlockwise.
  record Text(Label label, double x, double y, double size, double along, double turn, Color color) implements Ink {}

  /// Pixels stretched over a rectangle, with sharp or smoothed edges.
  record Picture(Pixels pixels, Rectangle2D at, boolean smooth) implements Ink {}

  /// Marks that show only inside a rectangle.
  record Clip(Rectangle2D window, java.util.List<Ink> marks) implements Ink {}
}
