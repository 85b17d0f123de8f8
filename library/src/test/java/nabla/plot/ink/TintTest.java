package nabla.plot.ink;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import org.junit.jupiter.api.Test;

class TintTest {
  /// Machado, Oliveira and Fernandes (2009): what readers without red or green cones see.
  private static final double[][][] EYES = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
      {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
      {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};

  @Test
  void neighbouringSeriesDifferForEveryReaderOnBothPapers() {
    for (var eye : EYES)
      for (boolean dark : new boolean[]{false, true})
        for (int i = 0; i < 6; i++)
          for (int j = 0; j < i; j++) {
            double apart = distance(lab(Tint.on(dark, Tint.series(i)), eye), lab(Tint.on(dark, Tint.series(j)), eye));
            assertTrue(apart > 9, "series " + j + " and " + i + (dark ? " on dark paper" : "") + " are only " + apart + " apart");
          }
  }

  @Test
  void everySeriesStandsOutFromThePaper() {
    for (boolean dark : new boolean[]{false, true})
      for (int i = 0; i < 8; i++) {
        double contrast = contrast(Tint.on(dark, Tint.series(i)), Tint.on(dark, Tint.PAPER));
        assertTrue(contrast > 2, "series " + i + (dark ? " on dark paper" : "") + " has a contrast of " + contrast);
      }
    for (boolean dark : new boolean[]{false, true}) assertTrue(contrast(Tint.on(dark, Tint.INK), Tint.on(dark, Tint.PAPER)) > 10);
  }

  private static double linear(int c) {
    double v = c / 255.0;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  private static double contrast(Color a, Color b) {
    double x = light(a), y = light(b);
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  }

  private static double light(Color c) {
    return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
  }

  private static double[] lab(Color c, double[][] eye) {
    double[] in = {linear(c.getRed()), linear(c.getGreen()), linear(c.getBlue())}, rgb = new double[3];
    for (int i = 0; i < 3; i++) for (int k = 0; k < 3; k++) rgb[i] += eye[i][k] * in[k];
    double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505),
        y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
    return new double[]{116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double f(double t) {
    double v = Math.max(t, 0);
    return v > 0.008856 ? Math.cbrt(v) : 7.787 * v + 16 / 116.0;
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }
}
