package nabla.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// XChart's part: lines, steps, filled areas and markers of a series inside our frame, which draws axes and all text.
final class XCharts {
  private static final Color NONE = new Color(0, true);

  private XCharts() {}

  static void line(Canvas c, double[] x, double[] y, boolean steps, Color color, BasicStroke pen) {
    paint(c, x, y, s -> {
      s.setXYSeriesRenderStyle(steps ? XYSeriesRenderStyle.Step : XYSeriesRenderStyle.Line);
      s.setMarker(SeriesMarkers.NONE).setLineColor(color).setLineStyle(pen);
    }, 0);
  }

  static void area(Canvas c, double[] x, double[] y, Color fill) {
    paint(c, x, y, s -> {
      s.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
      s.setMarker(SeriesMarkers.NONE).setLineColor(NONE).setLineStyle(SeriesLines.NONE);
      s.setFillColor(fill);
    }, 0);
  }

  static void markers(Canvas c, double[] x, double[] y, Color color, int size) {
    paint(c, x, y, s -> {
      s.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      s.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(color).setLineStyle(SeriesLines.NONE);
    }, size);
  }

  private static void paint(Canvas c, double[] x, double[] y, java.util.function.Consumer<XYSeries> look, int markerSize) {
    if (x.length == 0) return;
    Rectangle2D area = c.area();
    var chart = new XYChart((int) area.getWidth(), (int) area.getHeight());
    var style = chart.getStyler();
    style.setChartTitleVisible(false).setLegendVisible(false).setChartPadding(0).setPlotContentSize(1).setPlotBorderVisible(false)
        .setChartBackgroundColor(NONE).setPlotBackgroundColor(NONE);
    style.setPlotMargin(0).setMarkerSize(markerSize);
    style.setPlotGridLinesVisible(false).setAxisTicksVisible(false).setAxisTitlesVisible(false).setAxisTickPadding(0)
        .setAxisTickMarkLength(0);
    style.setXAxisTickMarkSpacingHint(1 << 20).setYAxisTickMarkSpacingHint(1 << 20);
    style.setXAxisMin(c.x().min()).setXAxisMax(c.x().max()).setYAxisMin(c.y().min()).setYAxisMax(c.y().max());
    style.setXAxisLogarithmic(c.x().log()).setYAxisLogarithmic(c.y().log());
    look.accept(chart.addSeries("series", x, y));
    var g = c.sheet().graphics();
    g.translate(area.getX(), area.getY());
    chart.paint(g, (int) area.getWidth(), (int) area.getHeight());
  }
}
