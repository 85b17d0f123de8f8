package nabla.plot;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import nabla.plot.Look.Part;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// Layers between two axes.
record Chart(List<Mark<?>> layers) implements Content {
  @Override
  public double[] size() {
    return layers.stream().filter(l -> !(l instanceof Note || l instanceof Guide)).findFirst().orElse(layers.getFirst()).size();
  }

  @Override
  public void draw(Sheet sheet, Rectangle2D area, Look given) {
    var look = given;
    if (layers.stream().anyMatch(Mark::bare)) look = look.with(Part.BARE, true);
    if (layers.stream().anyMatch(Mark::downwards)) look = look.with(Part.FLIP_Y, true);
    var scale = layers.stream().map(Mark::colorScale).filter(s -> s != null).reduce((a, b) -> b).orElse(null);
    var legend = new Legend(legend());
    var place = look.text(Part.LEGEND);
    if (legend.entries().isEmpty()) place = "none";
    if (place.isEmpty()) {
      var trial = new Sheet(sheet.width(), sheet.height());
      var frame = frame(area, look, scale, null);
      paint(trial, frame);
      place = legend.best(frame.plot(), trial.marks(), layers.stream().noneMatch(l -> l.fills() && !(l instanceof Areas)));
    }
    var frame = frame(area, look, scale, place.equals("right") ? legend : null);
    frame.background(sheet);
    paint(sheet, frame);
    frame.foreground(sheet);
    if (scale != null && !look.is(Part.BARE)) scale.draw(sheet, frame.plot().getMaxX(), frame.plot().getY(), frame.plot().getHeight());
    if (place.equals("right")) legend.draw(sheet, area.getMaxX() - legend.width() - 8, frame.plot().getY());
    else if (!place.equals("none")) {
      var corner = legend.corner(frame.plot(), place);
      legend.draw(sheet, corner.getX(), corner.getY());
    }
  }

  /// The ends of both axes, told or fitted to the data: x, then y.
  double[][] ranges(Look look) {
    var axes = look.axes();
    var bounds = layers.stream().map(l -> l.bounds(axes)).reduce(Bounds.EMPTY, Bounds::and);
    var names = categories();
    var rows = rowNames();
    boolean fills = layers.stream().anyMatch(Mark::fills), grounded = layers.stream().anyMatch(Mark::grounded);
    double[] x = look.range(Part.X_RANGE), y = look.range(Part.Y_RANGE);
    if (x == null)
      x = names.isEmpty() ? Scale.padded(bounds.x0(), bounds.x1(), axes.logX(), fills ? 0 : 0.03) : new double[]{-0.5, names.size() - 0.5};
    if (y == null && !rows.isEmpty()) y = new double[]{bounds.y0(), bounds.y1()};
    if (y == null) {
      y = Scale.padded(bounds.y0(), bounds.y1(), axes.logY(), fills && !grounded ? 0 : 0.05);
      if (grounded && !axes.logY() && bounds.y0() >= 0) y[0] = 0;
      if (grounded && !axes.logY() && bounds.y1() <= 0) y[1] = 0;
    }
    check("x", x, axes.logX());
    check("y", y, axes.logY());
    return new double[][]{x, y};
  }

  private List<String> categories() {
    return layers.stream().map(Mark::categories).filter(c -> !c.isEmpty()).reduce(List.of(), (a, b) -> a.size() >= b.size() ? a : b);
  }

  private List<String> rowNames() {
    return layers.stream().map(Mark::rowNames).filter(c -> !c.isEmpty()).findFirst().orElse(List.of());
  }

  private Frame frame(Rectangle2D area, Look look, ColorScale scale, Legend beside) {
    var ranges = ranges(look);
    boolean fills = layers.stream().anyMatch(Mark::fills), level = layers.stream().anyMatch(Mark::levelOnly);
    return Frame.fit(area, look,
        new Frame.Request(ranges[0], ranges[1], categories(), rowNames(), fills, level, omissions(look.axes()), scale, beside));
  }

  private static void check(String axis, double[] range, boolean log) {
    if (log && range[0] <= 0)
      throw new IllegalArgumentException("%s(%s, %s): a log axis begins above 0".formatted(axis, range[0], range[1]));
  }

  private void paint(Sheet sheet, Frame frame) {
    var p = frame.plot();
    int bars = (int) layers.stream().filter(l -> l instanceof Bars).count();
    sheet.clip(new Rectangle2D.Double(p.getX() - 1, p.getY() - 1, p.getWidth() + 2, p.getHeight() + 2), () -> {
      int colour = 0, turn = 0;
      for (var layer : layers) {
        layer.paint(new Canvas(sheet, p, frame.x(), frame.y(), colour, turn, bars, frame.look()));
        colour += layer.colours();
        if (layer instanceof Bars) turn++;
      }
    });
  }

  private List<Mark.Entry> legend() {
    var entries = new ArrayList<Mark.Entry>();
    int colour = 0;
    for (var layer : layers) {
      entries.addAll(layer.legend(Tint.series(colour)));
      colour += layer.colours();
    }
    return entries;
  }

  private String omissions(Axes axes) {
    var said = new ArrayList<String>();
    for (var layer : layers) {
      var text = layer.omissions(axes);
      if (!text.isEmpty()) said.add(layer.name().strip().isEmpty() ? text : layer.name().strip() + ": " + text);
    }
    return String.join("; ", said);
  }

  @Override
  public String describe() {
    var words = new ArrayList<String>();
    for (var layer : layers) words.add(layer.describe());
    return String.join(", ", words);
  }
}
