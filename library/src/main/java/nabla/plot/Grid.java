package nabla.plot;

import java.awt.geom.Rectangle2D;
import java.util.List;
import nabla.plot.ink.Sheet;

/// Figures side by side, row by row.
record Grid(int rows, int columns, List<Figure> figures) implements Content {
  Grid {
    if (rows < 1 || columns < 1)
      throw new IllegalArgumentException("grid(%d, %d): give at least one row and one column".formatted(rows, columns));
    if (figures.isEmpty() || figures.size() > rows * columns)
      throw new IllegalArgumentException(
          "grid(%d, %d): %d figures do not fit %d places".formatted(rows, columns, figures.size(), rows * columns));
    figures = List.copyOf(figures);
  }

  /// Small multiples shrink so that a row fits a notebook's width.
  @Override
  public double[] size() {
    double widest = figures.stream().mapToDouble(Figure::width).max().orElse(1),
        highest = figures.stream().mapToDouble(Figure::height).max().orElse(1);
    double shrink = Math.min(1, 900 / (widest * columns)), low = Math.max(shrink, 0.62);
    return new double[]{Math.max(widest * shrink, 150) * columns, highest * low * rows};
  }

  @Override
  public void draw(Sheet sheet, Rectangle2D area, Look look) {
    double w = area.getWidth() / columns, h = area.getHeight() / rows;
    for (int i = 0; i < figures.size(); i++)
      figures.get(i).draw(sheet, new Rectangle2D.Double(area.getX() + i % columns * w, area.getY() + i / columns * h, w, h));
  }

  @Override
  public String describe() {
    return "grid of " + rows + " × " + columns + ": " + String.join(" | ", figures.stream().map(Figure::describe).toList());
  }
}
