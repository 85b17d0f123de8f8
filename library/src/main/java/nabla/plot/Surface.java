package nabla.plot;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.function.DoubleBinaryOperator;
import nabla.plot.ink.ColorMap;
import nabla.plot.ink.Label;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// A function of two variables as a landscape, coloured by height, seen from far away (orthographic, farthest patches first).
public final class Surface extends Mark<Surface> {
  private record View(double azimuth, double elevation) {}

  private final Field field;
  private final View view;
  private final String zName;
  private final double[][] path;

  private Surface(Field field, View view, String zName, double[][] path, Style style) {
    super(style);
    this.field = field;
    this.view = view;
    this.zName = zName;
    this.path = path;
  }

  /// Heights `z[row][column]` at (x[column], y[row]).
  public static Surface of(double[] x, double[] y, double[][] z) {
    var field = new Field(x, y, z);
    if (x.length < 2 || y.length < 2) throw new IllegalArgumentException("surface: give at least 2 × 2 heights");
    return new Surface(field, new View(-60, 32), "", null, Style.PLAIN);
  }

  public static Surface of(DoubleBinaryOperator f, double x0, double x1, double y0, double y1) {
    var field = Field.of(f, x0, x1, y0, y1, 33);
    return of(field.x(), field.y(), field.z());
  }

  /// Seen from this direction: azimuth around the z axis (0: along x from the right), elevation above the floor, in degrees.
  public Surface view(double azimuth, double elevation) {
    return new Surface(field, new View(azimuth, Math.clamp(elevation, 5, 85)), zName, path, style);
  }

  /// The z axis's name.
  public Surface z(String name) {
    return new Surface(field, view, name, path, style);
  }

  /// A trajectory over the surface, such as the steps of gradient descent.
  public Surface path(double[] px, double[] py) {
    sameLength("path", px, py);
    return new Surface(field, view, zName, new double[][]{px.clone(), py.clone()}, style);
  }

  @Override
  Surface with(Style changed) {
    return new Surface(field, view, zName, path, changed);
  }

  @Override
  Bounds bounds(Axes axes) {
    return new Bounds(0, 1, 0, 1);
  }

  @Override
  boolean bare() {
    return true;
  }

  @Override
  int colours() {
    return 0;
  }

  @Override
  double[] size() {
    return new double[]{520, 400};
  }

  /// The cube [0, 1]³ around the data, turned and laid onto the paper.
  private final class Projection {
    final double zMin, zMax, cosA, sinA, cosE, sinE, scale, cx, cy;
    private final Bounds b = field.bounds();

    Projection(Canvas c, ColorScale heights) {
      zMin = heights.min();
      zMax = heights.max();
      cosA = Math.cos(Math.toRadians(view.azimuth));
      sinA = Math.sin(Math.toRadians(view.azimuth));
      cosE = Math.cos(Math.toRadians(view.elevation));
      sinE = Math.sin(Math.toRadians(view.elevation));
      double wide = Math.abs(cosA) + Math.abs(sinA), tall = sinE * wide + 0.75 * cosE;
      scale = Math.min((c.area().getWidth() - 130) / wide, (c.area().getHeight() - 56) / tall);
      cx = c.area().getCenterX() + (zName.isBlank() ? 14 : 20);
      cy = c.area().getCenterY() - 12;
    }

    double[] unit(double u, double v, double w) {
      double p = u - 0.5, q = v - 0.5, right = -sinA * p + cosA * q, back = cosA * p + sinA * q, up = 0.75 * (w - 0.5);
      return new double[]{cx + scale * right, cy + scale * (back * sinE - up * cosE), back * cosE + up * sinE};
    }

    double[] at(double x, double y, double z) {
      return unit((x - b.x0()) / (b.x1() - b.x0()), (y - b.y0()) / (b.y1() - b.y0()), (z - zMin) / (zMax - zMin));
    }
  }

  @Override
  void paint(Canvas c) {
    var heights = ColorScale.around(field.all(), false, ColorMap.VIRIDIS, "", 0);
    var p = new Projection(c, heights);
    new SurfaceAxes(c, field.bounds(), heights, p::unit, zName).draw();
    record Patch(Path2D outline, double depth, Color color) {}
    var patches = new ArrayList<Patch>();
    int stepR = Math.max(1, (field.y().length - 1) / 36), stepC = Math.max(1, (field.x().length - 1) / 36);
    for (int r = 0; r + stepR < field.y().length; r += stepR)
      for (int q = 0; q + stepC < field.x().length; q += stepC) {
        double[] a = corner(p, r, q), b = corner(p, r, q + stepC), d = corner(p, r + stepR, q + stepC), e = corner(p, r + stepR, q);
        double mean = (field.z()[r][q] + field.z()[r][q + stepC] + field.z()[r + stepR][q + stepC] + field.z()[r + stepR][q]) / 4;
        if (!Double.isFinite(mean)) continue;
        var outline = new Path2D.Double();
        outline.moveTo(a[0], a[1]);
        for (var k : new double[][]{b, d, e}) outline.lineTo(k[0], k[1]);
        outline.closePath();
        patches.add(new Patch(outline, (a[2] + b[2] + d[2] + e[2]) / 4, new Color(heights.argb(mean))));
      }
    patches.sort(Comparator.comparingDouble(Patch::depth));
    for (var patch : patches) c.sheet().facet(patch.outline, patch.color, new Color(255, 255, 255, 70));
    if (path != null) trace(c, p);
  }

  private double[] corner(Projection p, int r, int q) {
    return p.at(field.x()[q], field.y()[r], field.z()[r][q]);
  }

  private void trace(Canvas c, Projection p) {
    var line = new Path2D.Double();
    for (int i = 0; i < path[0].length; i++) {
      var at = p.at(path[0][i], path[1][i], field.at(path[0][i], path[1][i]));
      if (i == 0) line.moveTo(at[0], at[1]);
      else line.lineTo(at[0], at[1]);
    }
    c.sheet().draw(line, Color.WHITE, Sheet.pen(4));
    c.sheet().draw(line, Tint.series(1), Sheet.pen(2));
    for (int i = 0; i < path[0].length; i++) {
      var at = p.at(path[0][i], path[1][i], field.at(path[0][i], path[1][i]));
      c.sheet().dot(at[0], at[1], i == 0 ? 8 : 4.5, Tint.series(1));
    }
  }

  @Override
  String describe() {
    var s = ColorScale.around(field.all(), false, ColorMap.VIRIDIS, "", 0);
    return "surface%s between %s and %s".formatted(name(), Label.of(Ticks.plain(s.min())).plain(), Label.of(Ticks.plain(s.max())).plain());
  }
}
