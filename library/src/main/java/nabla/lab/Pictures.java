package nabla.lab;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nabla.data.DataSet;
import nabla.display.Bundle;
import nabla.display.Displays;
import nabla.display.Progress;
import nabla.display.Table;
import nabla.grad.Tensor;
import nabla.optim.Optimizer;
import nabla.plot.Figure;
import nabla.plot.HeatMap;
import nabla.plot.Images;
import nabla.plot.Mark;
import nabla.plot.Line;
import nabla.train.History;

/// How the library's values look in a notebook: small tensors as tables, matrices as heat maps, images as images, a parameter beside its gradient.
public final class Pictures {
  private static final int ROWS = 12, COLUMNS = 10;

  private Pictures() {}

  /// Puts the pictures into the display table; `Lab` does it when it is first used.
  static void register() {
    Displays.register(Tensor.class, Pictures::tensor);
    Displays.register(Optimizer.class, Pictures::optimizer);
    Displays.register(DataSet.class, Pictures::dataSet);
    Displays.register(History.class, Pictures::history);
  }

  /// The update rule's constants, under the learning rate of the next step.
  private static Bundle optimizer(Optimizer o) {
    var rows = new ArrayList<List<?>>();
    rows.add(List.of("learning rate", o.rate()));
    if (o.method() instanceof Record rule)
      for (var part : rule.getClass().getRecordComponents()) rows.add(List.of(part.getName(), constant(rule, part)));
    rows.add(List.of("steps taken", o.steps()));
    return Bundle.text(o.toString()).with(Bundle.HTML,
        new Table(List.of(o.method().getClass().getSimpleName(), ""), rows).display().data().get(Bundle.HTML));
  }

  /// The first examples: as images where a row is a square of at least 8×8 numbers, else as a table with their targets.
  private static Bundle dataSet(DataSet d) {
    var text = Bundle.text(d.toString());
    int shown = Math.min(d.size(), 20), inputs = d.x().size() / Math.max(1, d.size()), side = (int) Math.round(Math.sqrt(inputs));
    if (shown > 0 && d.x().rank() == 4 && d.x().dim(2) >= 8) return text.withPicture(photographs(d, shown).svg());
    if (shown == 0 || d.y().rank() != 2) return text;
    var names = IntStream.range(0, shown).mapToObj(i -> target(d, i)).toList();
    if (side >= 8 && side * side == inputs) {
      var pixels = Numbers.images(d.x().slice(0, 0, shown).reshape(shown, side, side));
      return text.withPicture(Figure.of(Images.of(pixels).columns(10).labels(names.toArray(String[]::new))).title(d.name()).svg());
    }
    var rows = d.x().slice(0, 0, shown).reshape(shown, inputs);
    var header = new ArrayList<String>(IntStream.range(0, Math.min(COLUMNS, inputs)).mapToObj(j -> "x" + j).toList());
    header.add("target");
    var lines = new ArrayList<List<Object>>();
    for (int i = 0; i < shown; i++) {
      var line = new ArrayList<Object>();
      for (int j = 0; j < header.size() - 1; j++) line.add(rounded(rows.at(i, j)));
      line.add(names.get(i));
      lines.add(line);
    }
    return text.with(Bundle.HTML, new Table(header, lines, d.toString()).display().data().get(Bundle.HTML));
  }

  /// The first images; of those with a label for each pixel, the labels too.
  private static Figure photographs(DataSet d, int shown) {
    var images = Images.of(Numbers.images(d.x().slice(0, 0, shown))).columns(10);
    if (d.y().rank() == 2)
      return Figure.of(images.labels(IntStream.range(0, shown).mapToObj(i -> target(d, i)).toArray(String[]::new))).title(d.name());
    if (d.y().rank() != 4) return Figure.of(images).title(d.name());
    var labels = Images.of(Numbers.images(d.y().slice(0, 0, shown).argmax(1))).columns(10).colors("viridis");
    return Figure.grid(2, 1, List.of(Figure.of(images).title(d.name()), Figure.of(labels).title("labels of the pixels")));
  }

  private static String target(DataSet d, int i) {
    if (!d.classes().isEmpty()) return d.classes().get((int) d.y().get(i).argmax().item());
    return Arrays.stream(d.y().get(i).toDoubles()).mapToObj(v -> String.valueOf(rounded(v))).collect(Collectors.joining(", "));
  }

  /// A learning curve a kind of metric: losses in one panel, the others in a second.
  private static Bundle history(History h) {
    var text = Bundle.text(h.toString());
    if (h.epochs() < 2) return text;
    var losses = h.metrics().stream().filter(m -> m.endsWith("loss")).toList();
    var others = h.metrics().stream().filter(m -> !m.endsWith("loss")).toList();
    var left = curves(h, losses).title("loss");
    if (others.isEmpty()) return text.withPicture(left.size(480, 300).svg());
    return text.withPicture(Figure.grid(1, 2, List.of(left, curves(h, others).title("metrics"))).size(880, 320).svg());
  }

  private static Figure curves(History h, List<String> metrics) {
    var lines = metrics.stream().map(m -> Line.of(IntStream.rangeClosed(1, h.get(m).length).asDoubleStream().toArray(), h.get(m)).label(m))
        .toArray(Mark<?>[]::new);
    return Figure.of(lines).x("epoch");
  }

  private static Object constant(Record rule, RecordComponent part) {
    try {
      return part.getAccessor().invoke(rule);
    } catch (ReflectiveOperationException hidden) {
      return "?";
    }
  }

  private static Bundle tensor(Tensor t) {
    var text = Bundle.text(t.toString());
    if (t.size() < 2) return text;
    if (t.rank() == 1 && t.size() > COLUMNS && t.grad() == null) return text.withPicture(row(t).svg());
    if (t.rank() <= 2 && t.dim(0) <= (t.rank() == 1 ? COLUMNS : ROWS) && t.dim(-1) <= COLUMNS) return text.with(Bundle.HTML, small(t));
    if (t.rank() == 2) return text.withPicture(withGradient(t).svg());
    boolean images = t.rank() == 3 && t.dim(1) >= 4 && t.dim(2) >= 4 || t.rank() == 4 && t.dim(2) >= 3 && t.dim(3) >= 3;
    return images && t.size() <= 1 << 18 ? text.withPicture(pictures(t).svg()) : text;
  }

  private static String title(Tensor t) {
    return (t.name() == null ? "" : t.name() + ": ") + t.dtype() + " " + t.shape();
  }

  /// The numbers in a table, the gradient's in one beside it.
  private static String small(Tensor t) {
    var html = html(t, title(t));
    if (t.grad() != null) html = "<div style=\"display:flex;gap:24px;flex-wrap:wrap\">" + html + html(t.grad(), "gradient") + "</div>";
    return html;
  }

  private static String html(Tensor t, String caption) {
    int columns = t.dim(-1), rows = t.size() / columns;
    var data = t.toDoubles();
    var header = new ArrayList<String>(List.of(""));
    for (int i = 0; i < columns; i++) header.add(String.valueOf(i));
    var lines = new ArrayList<List<Object>>();
    for (int r = 0; r < rows; r++) {
      var line = new ArrayList<Object>();
      line.add(t.rank() == 1 ? "" : String.valueOf(r));
      for (int i = 0; i < columns; i++) line.add(rounded(data[r * columns + i]));
      lines.add(line);
    }
    return new Table(header, lines, caption).display().data().get(Bundle.HTML);
  }

  /// Four digits are enough to see.
  private static double rounded(double v) {
    return Double.isFinite(v) ? new BigDecimal(v).round(new MathContext(4)).doubleValue() : v;
  }

  private static Figure row(Tensor t) {
    return Figure.of(Line.of(Numbers.count(t.size()), t.toDoubles()).width(1.5)).title(title(t)).x("index").size(480, 220);
  }

  private static Figure withGradient(Tensor t) {
    var value = heat(t, title(t));
    return t.grad() == null ? value : Figure.grid(1, 2, List.of(value, heat(t.grad(), "gradient")));
  }

  private static Figure heat(Tensor t, String title) {
    var numbers = Numbers.matrix("display", t);
    boolean signs = Arrays.stream(numbers).flatMapToDouble(Arrays::stream).anyMatch(v -> v < 0);
    var map = HeatMap.of(numbers);
    return Figure.of(signs ? map.colors("diverging") : map).title(title);
  }

  private static Figure pictures(Tensor t) {
    boolean maps = t.rank() == 4 && t.dim(1) != 1 && t.dim(1) != 3;
    var all = Numbers.images(maps ? t.reshape(t.dim(0) * t.dim(1), t.dim(2), t.dim(3)) : t);
    return Figure.of(Images.of(all.length > 64 ? Arrays.copyOf(all, 64) : all)).title(title(t) + (all.length > 64 ? ", the first 64" : ""));
  }

  /// What a loop reported, as a small live curve of fixed size.
  static String curve(Map<String, Progress.Series> metrics) {
    return curve("step", metrics);
  }

  /// The same over epochs, or whatever the loop counts.
  static String curve(String counted, Map<String, Progress.Series> metrics) {
    var layers = new ArrayList<Mark<?>>();
    double lo = Double.POSITIVE_INFINITY, hi = 0;
    for (var m : metrics.entrySet()) {
      double[] x = array(m.getValue().steps()), y = array(m.getValue().values());
      layers.add(Line.of(x, y).label(m.getKey()));
      for (double v : y) {
        if (!Double.isFinite(v)) continue;
        lo = Math.min(lo, v);
        hi = Math.max(hi, v);
      }
    }
    var figure = Figure.of(layers.toArray(Mark<?>[]::new)).x(counted).size(480, 240);
    return (lo > 0 && hi / lo > 100 ? figure.logY() : figure).svg();
  }

  private static double[] array(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  static Table table(Object... namesAndColumns) {
    if (namesAndColumns.length == 0 || namesAndColumns.length % 2 != 0)
      throw new IllegalArgumentException("table: give names and columns in turn, such as table(\"η\", rates, \"loss\", losses)");
    var header = new ArrayList<String>();
    var columns = new ArrayList<List<?>>();
    for (int i = 0; i < namesAndColumns.length; i += 2) {
      header.add(String.valueOf(namesAndColumns[i]));
      columns.add(column(namesAndColumns[i + 1]));
      if (columns.getLast().size() != columns.getFirst().size())
        throw new IllegalArgumentException(
            "table: “%s” has %d values and “%s” has %d; give equally many".formatted(header.getFirst(), columns.getFirst().size(),
                header.getLast(), columns.getLast().size()));
    }
    var rows = new ArrayList<List<?>>();
    for (int r = 0; r < columns.getFirst().size(); r++) {
      var row = new ArrayList<Object>();
      for (var c : columns) row.add(c.get(r));
      rows.add(row);
    }
    return new Table(header, rows);
  }

  private static List<?> column(Object values) {
    return switch (values) {
      case Collection<?> c -> new ArrayList<>(c);
      case Object[] a -> Arrays.asList(a);
      case int[] n -> Arrays.stream(n).boxed().toList();
      default -> Arrays.stream(Numbers.vector("table", values)).boxed().toList();
    };
  }
}
