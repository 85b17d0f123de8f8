package nabla.bench;

import java.util.Arrays;
import java.util.function.Supplier;
import nabla.plot.Contour;
import nabla.plot.Figure;
import nabla.plot.HeatMap;
import nabla.plot.Line;

/// The warm median times of drawing, to SVG: a line chart of 10 000 points (at most 60 ms) and contours on 100 × 100 (at most 150 ms).
public final class PlotBench {
  private PlotBench() {}

  public static void main(String[] arguments) {
    int n = 10_000, m = 100;
    double[] x = new double[n], y = new double[n], axis = new double[m];
    for (int i = 0; i < n; i++) {
      x[i] = i;
      y[i] = Math.sin(i / 300.0) + 0.3 * Math.sin(i * 12.9898) * Math.cos(i * 78.233);
    }
    var z = new double[m][m];
    for (int r = 0; r < m; r++) {
      axis[r] = -2 + 4.0 * r / (m - 1);
      for (int c = 0; c < m; c++) z[r][c] = Math.pow(1 - (-2 + 4.0 * c / (m - 1)), 2) + 100 * Math.pow(axis[r] - Math.pow(-2 + 4.0 * c / (m - 1), 2), 2) + 1e-3;
    }
    time("line, 10 000 points", () -> Figure.of(Line.of(x, y)).title("line").x("x").y("y").svg());
    time("contour, 100 × 100", () -> Figure.of(Contour.of(axis, axis, z).log()).title("contour").x("x").y("y").svg());
    time("filled contour, 100 × 100", () -> Figure.of(Contour.of(axis, axis, z).log().filled()).title("contour").x("x").y("y").svg());
    time("heat map, 100 × 100", () -> Figure.of(HeatMap.of(z).log()).title("heat map").x("x").y("y").svg());
  }

  private static void time(String what, Supplier<String> drawing) {
    var times = new double[40];
    int characters = 0;
    for (int warm = 0; warm < 40; warm++) characters = drawing.get().length();
    for (int i = 0; i < times.length; i++) {
      long from = System.nanoTime();
      drawing.get();
      times[i] = (System.nanoTime() - from) / 1e6;
    }
    Arrays.sort(times);
    System.out.printf("%-28s median %6.1f ms, %6.1f kB%n", what, times[times.length / 2], characters / 1000.0);
  }
}
