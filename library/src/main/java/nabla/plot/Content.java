package nabla.plot;

import java.awt.geom.Rectangle2D;
import nabla.plot.ink.Sheet;

/// What a figure shows under its title.
sealed interface Content permits Chart, Grid {
  /// The width and height it takes when nobody says otherwise.
  double[] size();

  /// Draws itself, axes and all, inside the area.
  void draw(Sheet sheet, Rectangle2D area, Look look);

  String describe();
}
