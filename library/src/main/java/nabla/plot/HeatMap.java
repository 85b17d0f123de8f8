package nabla.plot;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import nabla.plot.ink.ColorMap;
import nabla.plot.ink.Label;
import nabla.plot.ink.Pixels;
import nabla.plot.ink.Tint;

/// Numbers as coloured cells, with a colour bar: a matrix (its first row at the top) or a function on a rectangle (y upwards).
public final class HeatMap extends Mark<HeatMap> {
  private record How(boolean matrix, boolean log, boolean numbers, double[] range, ColorMap map, String name, List<String> rows,
      List<String> columns) {}

  private final Field field;
  private final How how;

  private HeatMap(Field field, How how, Style style) {
    super(style);
    this.field = field;
    this.how = how;
  }

  public static HeatMap of(double[][] matrix) {
    if (matrix.length == 0 || matrix[0].length == 0) throw new IllegalArgumentException("heatmap: the matrix is empty");
    double[] x = new double[matrix[0].length], y = new double[matrix.length];
    for (int i = 0; i < x.length; i++) x[i] = i;
    for (int i = 0; i < y.length; i++) y[i] = i;
    return new HeatMap(new Field(x, y, matrix),
        new How(true, false, false, null, ColorMap.VIRIDIS, "", counted(y.length), counted(x.length)), Style.PLAIN);
  }

  /// Numbers `z[row][column]` at (x[column], y[row]), evenly spaced.
  public static HeatMap of(double[] x, double[] y, double[][] z) {
    return new HeatMap(new Field(x, y, z), new How(false, false, false, null, ColorMap.VIRIDIS, "", List.of(), List.of()), Style.PLAIN);
  }

  public static HeatMap of(DoubleBinaryOperator f, double x0, double x1, double y0, double y1) {
    var field = Field.of(f, x0, x1, y0, y1, 121);
    return of(field.x(), field.y(), field.z());
  }

  private static List<String> counted(int n) {
    var names = new ArrayList<String>();
    for (int i = 0; i < n; i++) names.add(String.valueOf(i));
    return names;
  }

  private HeatMap how(boolean log, boolean numbers, double[] range, ColorMap map, String name, List<String> rows, List<String> columns) {
    return new HeatMap(field, new How(how.matrix, log, numbers, range, map, name, rows, columns), style);
  }

  /// Colours by the logarithm; what is not positive counts as unknown.
  public HeatMap log() {
    return how(true, how.numbers, how.range, how.map, how.name, how.rows, how.columns);
  }

  /// Writes the numbers into the cells.
  public HeatMap numbers() {
    return how(how.log, true, how.range, how.map, how.name, how.rows, how.columns);
  }

  /// The numbers of the first and the last colour.
  public HeatMap range(double lo, double hi) {
    if (!(lo < hi)) throw new IllegalArgumentException("range(%s, %s): give lo < hi".formatted(lo, hi));
    return how(how.log, how.numbers, new double[]{lo, hi}, how.map, how.name, how.rows, how.columns);
  }

  /// The colour map: `viridis`, `diverging` (zero in the middle), `grey` or `blues`.
  public HeatMap colors(String map) {
    return how(how.log, how.numbers, how.range, ColorMap.named(map), how.name, how.rows, how.columns);
  }

  /// What the numbers are, beside the colour bar.
  public HeatMap z(String name) {
    return how(how.log, how.numbers, how.range, how.map, name, how.rows, how.columns);
  }

  /// The names of a matrix's rows.
  public HeatMap rows(String... names) {
    return how(how.log, how.numbers, how.range, how.map, how.name, named("rows", field.y().length, names), how.columns);
  }

  /// The names of a matrix's columns.
  public HeatMap columns(String... names) {
    return how(how.log, how.numbers, how.range, how.map, how.name, how.rows, named("columns", field.x().length, names));
  }

  private static List<String> named(String what, int n, String... names) {
    if (names.length != n)
      throw new IllegalArgumentException("heatmap: %d %s and %d names; give equally many".formatted(n, what, names.length));
    return List.of(names);
  }

  @Override
  HeatMap with(Style changed) {
    return new HeatMap(field, how, changed);
  }

  /// Cells reach half a step beyond their centres.
  @Override
  Bounds bounds(Axes axes) {
    var b = field.bounds();
    double dx = field.x().length > 1 ? (b.x1() - b.x0()) / (field.x().length - 1) / 2 : 0.5,
        dy = field.y().length > 1 ? (b.y1() - b.y0()) / (field.y().length - 1) / 2 : 0.5;
    return new Bounds(b.x0() - dx, b.x1() + dx, b.y0() - dy, b.y1() + dy);
  }

  @Override
  boolean fills() {
    return true;
  }

  @Override
  int colours() {
    return 0;
  }

  @Override
  boolean downwards() {
    return how.matrix;
  }

  @Override
  List<String> categories() {
    return how.columns;
  }

  @Override
  List<String> rowNames() {
    return how.rows;
  }

  @Override
  double[] size() {
    if (!how.matrix) return super.size();
    double cell = Math.clamp(320.0 / Math.max(field.x().length, field.y().length), how.numbers ? 34 : 2, 46);
    return new double[]{Math.clamp(130 + cell * field.x().length * (how.numbers ? 1.4 : 1), 240, 900),
        Math.clamp(60 + cell * field.y().length, 120, 700)};
  }

  @Override
  ColorScale colorScale() {
    return how.range == null
        ? ColorScale.around(field.all(), how.log, how.map, how.name, 0)
        : new ColorScale(how.range[0], how.range[1], how.log, how.map, how.name, 0);
  }

  @Override
  void paint(Canvas c) {
    var scale = colorScale();
    int rows = field.y().length, columns = field.x().length;
    int k = Math.max(1, (int) Math.ceil(Math.max(columns / 320.0, rows / 240.0))), w = (columns + k - 1) / k, h = (rows + k - 1) / k;
    var pixels = new int[w * h];
    for (int r = 0; r < h; r++)
      for (int q = 0; q < w; q++) {
        double v = scale.fraction(mean(r * k, q * k, k));
        int place = (how.matrix ? r : h - 1 - r) * w + q;
        pixels[place] = Double.isNaN(v) ? ColorScale.UNKNOWN : scale.map().argb(Math.round(v * 200) / 200.0);
      }
    var b = bounds(c.axes());
    c.sheet().image(new Pixels(w, h, pixels), c.box(b.x0(), b.y0(), b.x1(), b.y1()), false);
    if (how.numbers) numbers(c, scale);
  }

  private double mean(int r0, int c0, int k) {
    if (k == 1) return field.z()[r0][c0];
    double sum = 0;
    int n = 0;
    for (int r = r0; r < Math.min(r0 + k, field.y().length); r++)
      for (int c = c0; c < Math.min(c0 + k, field.x().length); c++, n++) sum += field.z()[r][c];
    return sum / n;
  }

  private void numbers(Canvas c, ColorScale scale) {
    double cell = c.area().getWidth() / field.x().length, size = Math.clamp(c.area().getHeight() / field.y().length - 4, 6, 11);
    var widest = new Rectangle2D.Double();
    for (double v : field.all()) widest.width = Math.max(widest.width, Label.of(Ticks.plain(v)).width(1));
    size = Math.min(size, (cell - 4) / widest.width);
    if (size < 5) return;
    for (int r = 0; r < field.y().length; r++)
      for (int q = 0; q < field.x().length; q++) {
        double v = field.z()[r][q];
        var ink = scale.bright(v) ? new java.awt.Color(0x1f2328) : java.awt.Color.WHITE;
        c.sheet().text(Label.of(Double.isNaN(v) ? "NaN" : Ticks.plain(v)), c.x().at(field.x()[q]), c.y().at(field.y()[r]) + 0.36 * size,
            size, 0.5, 0, ink);
      }
  }

  @Override
  String omissions(Axes axes) {
    int odd = 0;
    for (double v : field.all()) if (!Double.isFinite(v) || how.log && v <= 0) odd++;
    return odd == 0
        ? ""
        : "grey: %d of %d cells %s".formatted(odd, field.x().length * field.y().length, how.log ? "without a logarithm" : "not finite");
  }

  @Override
  String describe() {
    var s = colorScale();
    return "heat map%s of %d × %d cells from %s to %s".formatted(name(), field.y().length, field.x().length,
        Label.of(Ticks.plain(s.min())).plain(),
        Label.of(Ticks.plain(s.max())).plain());
  }
}
