package nabla.plot;

import java.awt.geom.Rectangle2D;
import java.util.List;
import nabla.plot.Look.Part;
import nabla.plot.ink.Label;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// The axes around a plot: laid out from the outside in, so that no label is cut off and none covers another.
record Frame(Rectangle2D area, Rectangle2D plot, Scale x, Scale y, Ticks xTicks, Ticks yTicks, Names under, Look look, Request request) {
  static final double TICK = 11, NAME = 12, NAME_LINE = 16, NOTE = 10, NOTE_LINE = 13;

  private static final Ticks NO_TICKS = new Ticks(new double[0], List.of(), new double[0], 0);

  /// What has to fit: the data's ranges, names of categories, notes, a colour bar and a legend beside the axes (or null).
  record Request(double[] x, double[] y, List<String> names, List<String> rows, boolean filled, boolean levelOnly, String omissions,
      ColorScale colors, Legend beside) {}

  static Frame fit(Rectangle2D area, Look look, Request r) {
    if (look.is(Part.BARE)) return bare(area, look, r);
    var under = Names.NONE;
    boolean xNamed = !look.text(Part.X).isBlank()
        || !look.is(Part.LOG_X) && r.names().isEmpty() && Ticks.linear(r.x()[0], r.x()[1], 5).power() != 0;
    Frame frame = null;
    for (int attempt = 0; attempt < 2; attempt++) {
      double below = 8 + under.height() + (xNamed ? Math.max(1, lines(look.text(Part.X) + " (×10)", area.getWidth() * 0.8)) : 0) * NAME_LINE
          + 4
          + Label.wrap(r.omissions(), NOTE, area.getWidth() - 20, false).size() * NOTE_LINE;
      double height = Math.max(30, area.getHeight() - below - 10);
      int rows = (int) Math.clamp(height / 30, 2, 9);
      var y = yTicks(r, look, rows);
      double above = 8 + (y.power() != 0 ? 13 : 0) + (r.colors() != null && r.colors().hasPower() ? 10 : 0);
      height = Math.max(30, area.getHeight() - above - below);
      double left = 12 + widest(y.labels()) + lines(look.text(Part.Y), height) * NAME_LINE + (look.text(Part.Y).isBlank() ? 0 : 4);
      double right = 16 + (r.colors() == null ? 0 : r.colors().width(height) - 6) + (r.beside() == null ? 0 : r.beside().width() + 6);
      double width = Math.max(40, area.getWidth() - left - right);
      var x = r.names().isEmpty() ? xTicks(r.x(), look.is(Part.LOG_X), width) : Ticks.named(r.names());
      var plot = new Rectangle2D.Double(Math.round(area.getX() + left), Math.round(area.getY() + above), Math.floor(width),
          Math.floor(height));
      if (!r.names().isEmpty() && attempt == 0) under = Names.fit(r.names(), width / r.names().size(), area.getHeight() / 3, left);
      frame = build(area, plot, x, y, under, look, r);
      if (r.names().isEmpty()) break;
    }
    return frame;
  }

  private static Ticks yTicks(Request r, Look look, int count) {
    if (r.levelOnly()) return NO_TICKS;
    if (!r.rows().isEmpty()) return Ticks.named(r.rows()).every(Ticks.stride(r.rows().size() / (2.0 * count)));
    return look.is(Part.LOG_Y) ? Ticks.log(r.y()[0], r.y()[1], count) : Ticks.linear(r.y()[0], r.y()[1], count);
  }

  private static Frame bare(Rectangle2D area, Look look, Request r) {
    var plot = new Rectangle2D.Double(Math.round(area.getX() + 6), Math.round(area.getY() + 6), Math.floor(area.getWidth() - 12),
        Math.floor(area.getHeight() - 12));
    return build(area, plot, NO_TICKS, NO_TICKS, Names.NONE, look, r);
  }

  private static Frame build(Rectangle2D area, Rectangle2D plot, Ticks xt, Ticks yt, Names under, Look look, Request r) {
    double[] xr = r.x(), yr = r.y();
    if (look.is(Part.EQUAL)) {
      double ux = plot.getWidth() / (xr[1] - xr[0]), uy = plot.getHeight() / (yr[1] - yr[0]), unit = Math.min(ux, uy);
      double w = Math.max(30, Math.round((xr[1] - xr[0]) * unit)), h = Math.max(30, Math.round((yr[1] - yr[0]) * unit));
      plot = new Rectangle2D.Double(Math.round(plot.getX() + (plot.getWidth() - w) / 2),
          Math.round(plot.getY() + (plot.getHeight() - h) / 2), w, h);
      if (xt.at().length > 0 && r.names().isEmpty()) xt = xTicks(xr, look.is(Part.LOG_X), w);
    }
    var x = new Scale(xr[0], xr[1], look.is(Part.LOG_X), plot.getX(), plot.getMaxX());
    boolean flip = look.is(Part.FLIP_Y);
    var y = new Scale(yr[0], yr[1], look.is(Part.LOG_Y), flip ? plot.getY() : plot.getMaxY(), flip ? plot.getMaxY() : plot.getY());
    return new Frame(area, plot, x, y, xt, yt, under, look, r);
  }

  private static Ticks xTicks(double[] range, boolean log, double width) {
    var scale = new Scale(range[0], range[1], log, 0, width);
    for (int count = (int) Math.clamp(width / 48, 2, 10); count > 1; count--) {
      var ticks = log ? Ticks.log(range[0], range[1], count) : Ticks.linear(range[0], range[1], count);
      if (fits(ticks, scale, 8)) return ticks;
    }
    return log ? Ticks.log(range[0], range[1], 1) : Ticks.linear(range[0], range[1], 1);
  }

  private static boolean fits(Ticks ticks, Scale scale, double gap) {
    double end = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < ticks.at().length; i++) {
      double half = Label.of(ticks.labels().get(i)).width(TICK) / 2, at = scale.at(ticks.at()[i]);
      if (at - half < end + gap) return false;
      end = at + half;
    }
    return true;
  }

  private static double widest(List<String> labels) {
    return labels.stream().mapToDouble(l -> Label.of(l).width(TICK)).max().orElse(0);
  }

  private static int lines(String text, double width) {
    return Label.wrap(text, NAME, width, false).size();
  }

  /// What lies behind the data: the grid.
  void background(Sheet sheet) {
    if (request.filled || look.is(Part.BARE)) return;
    for (double v : yTicks.at())
      sheet.line(plot.getX(), y.at(v), plot.getMaxX(), y.at(v), Tint.GRID, 1);
    if (request.names.isEmpty() && !request.levelOnly)
      for (double v : xTicks.at()) sheet.line(x.at(v), plot.getY(), x.at(v), plot.getMaxY(), Tint.GRID, 1);
  }

  /// What lies over the data: axes, ticks and names.
  void foreground(Sheet sheet) {
    if (look.is(Part.BARE)) return;
    double left = plot.getX(), right = plot.getMaxX(), bottom = plot.getMaxY();
    if (request.filled) sheet.draw(plot, Tint.MUTED, Sheet.pen(1));
    else {
      if (!request.levelOnly) sheet.line(left, plot.getY(), left, bottom, Tint.MUTED, 1);
      sheet.line(left, bottom, right, bottom, Tint.MUTED, 1);
    }
    for (int i = 0; i < yTicks.at().length; i++) {
      double at = y.at(yTicks.at()[i]);
      sheet.line(left - 4, at, left, at, Tint.MUTED, 1);
      sheet.text(yTicks.labels().get(i), left - 7, at + 4, TICK, 1, Tint.INK);
    }
    for (double v : yTicks.minor()) sheet.line(left - 2, y.at(v), left, y.at(v), Tint.MUTED, 0.8);
    for (double v : xTicks.minor()) sheet.line(x.at(v), bottom, x.at(v), bottom + 2, Tint.MUTED, 0.8);
    xLabels(sheet, bottom);
    if (yTicks.power() != 0) sheet.text("×$10^{" + yTicks.power() + "}$", left, plot.getY() - 5, NOTE, 0.5, Tint.INK);
    names(sheet, bottom);
  }

  private void xLabels(Sheet sheet, double bottom) {
    if (!request.names.isEmpty()) {
      under.draw(sheet, x, bottom);
      return;
    }
    for (int i = 0; i < xTicks.at().length; i++) {
      double at = x.at(xTicks.at()[i]);
      sheet.line(at, bottom, at, bottom + 4, Tint.MUTED, 1);
      sheet.text(xTicks.labels().get(i), at, bottom + 16, TICK, 0.5, Tint.INK);
    }
  }

  private String xName() {
    return xTicks.power() == 0 ? look.text(Part.X) : (look.text(Part.X) + " (×$10^{" + xTicks.power() + "}$)").strip();
  }

  private void names(Sheet sheet, double bottom) {
    double row = bottom + 8 + under.height() + NAME + 1;
    for (var line : Label.wrap(xName(), NAME, area.getWidth() * 0.8, false)) {
      sheet.text(line, plot.getCenterX(), row, NAME, 0.5, 0, Tint.INK);
      row += NAME_LINE;
    }
    var lines = Label.wrap(look.text(Part.Y), NAME, plot.getHeight(), false);
    double column = plot.getX() - 18 - widest(yTicks.labels()) - (lines.size() - 1) * NAME_LINE;
    for (var line : lines) {
      sheet.text(line, column, plot.getCenterY(), NAME, 0.5, 90, Tint.INK);
      column += NAME_LINE;
    }
    double note = area.getMaxY() - 5 - (Label.wrap(request.omissions, NOTE, area.getWidth() - 20, false).size() - 1) * NOTE_LINE;
    for (var line : Label.wrap(request.omissions, NOTE, area.getWidth() - 20, false)) {
      sheet.text(line, area.getMaxX() - 8, note, NOTE, 1, 0, Tint.MUTED);
      note += NOTE_LINE;
    }
  }
}
