package nabla.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import nabla.plot.ink.Pixels;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// Which class wins where: the plane in the classes' colours, with the boundaries between them.
public final class Regions extends Mark<Regions> {
  private final double[] x, y;
  private final double[][][] scores;
  private final List<String> names;

  private Regions(double[] x, double[] y, double[][][] scores, List<String> names, Style style) {
    super(style);
    this.x = x;
    this.y = y;
    this.scores = scores;
    this.names = names;
  }

  /// The scores of each class, `scores[class][row][column]` at (x[column], y[row]); the highest wins.
  public static Regions of(double[] x, double[] y, double[][]... scores) {
    if (scores.length < 2) throw new IllegalArgumentException("regions: give the scores of at least two classes");
    for (var s : scores) new Field(x, y, s);
    return new Regions(x.clone(), y.clone(), scores.clone(), List.of(), Style.PLAIN.opacity(0.3).width(1.4));
  }

  /// Two classes: class 1 where its probability exceeds ½.
  public static Regions of(DoubleBinaryOperator probability, double x0, double x1, double y0, double y1) {
    var one = Field.of(probability, x0, x1, y0, y1, 101);
    var other = Field.of((u, v) -> 1 - probability.applyAsDouble(u, v), x0, x1, y0, y1, 101);
    return of(one.x(), one.y(), other.z(), one.z());
  }

  /// The classes' names in the legend.
  public Regions labels(String... classNames) {
    return new Regions(x, y, scores, List.of(classNames), style);
  }

  @Override
  Regions with(Style changed) {
    return new Regions(x, y, scores, names, changed);
  }

  @Override
  Bounds bounds(Axes axes) {
    return new Field(x, y, scores[0]).bounds();
  }

  @Override
  boolean fills() {
    return true;
  }

  /// Points drawn over it start at the same colour.
  @Override
  int colours() {
    return 0;
  }

  @Override
  void paint(Canvas c) {
    int w = (int) c.area().getWidth(), h = (int) c.area().getHeight();
    var pixels = new int[w * h];
    var fields = new Field[scores.length];
    for (int k = 0; k < fields.length; k++) fields[k] = new Field(x, y, scores[k]);
    for (int i = 0; i < h; i++)
      for (int j = 0; j < w; j++) {
        double px = c.x().invert(c.area().getX() + j + 0.5), py = c.y().invert(c.area().getY() + i + 0.5), best = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < fields.length; k++) {
          double s = fields[k].at(px, py);
          if (s > best) {
            best = s;
            pixels[i * w + j] = Tint.fade(Tint.series(k), style.opacity()).getRGB();
          }
        }
      }
    c.sheet().image(new Pixels(w, h, pixels), c.area(), true);
    for (int k = fields.length == 2 ? 1 : 0; k < fields.length; k++) boundary(c, k);
  }

  private void boundary(Canvas c, int k) {
    var lead = new double[y.length][x.length];
    for (int r = 0; r < y.length; r++)
      for (int q = 0; q < x.length; q++) {
        double rival = Double.NEGATIVE_INFINITY;
        for (int o = 0; o < scores.length; o++) if (o != k) rival = Math.max(rival, scores[o][r][q]);
        lead[r][q] = scores[k][r][q] - rival;
      }
    for (var line : MarchingSquares.lines(new Field(x, y, lead), 0)) {
      double[] px = new double[line.length], py = new double[line.length];
      for (int i = 0; i < line.length; i++) {
        px[i] = line[i][0];
        py[i] = line[i][1];
      }
      c.sheet().draw(Simplify.path(c.path(px, py), 0.12), Tint.fade(color(Tint.INK), 0.75), Sheet.pen(style.width()));
    }
  }

  @Override
  List<Entry> legend(Color first) {
    var entries = new ArrayList<Entry>();
    for (int k = 0; k < names.size(); k++) entries.add(new Entry(names.get(k), Tint.series(k), Entry.Kind.AREA, style));
    return entries;
  }

  @Override
  String describe() {
    return "decision regions of " + scores.length + " classes";
  }
}
