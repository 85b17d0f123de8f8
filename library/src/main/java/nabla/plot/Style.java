package nabla.plot;

import java.awt.Color;

/// How a layer looks: its legend entry, colour (null: the next of the palette), line width, dashes, marker size and opacity.
record Style(String label, Color color, double width, float[] dashes, double size, double opacity) {
  static final Style PLAIN = new Style("", null, 2, new float[0], 0, 1);

  Style label(String text) {
    return new Style(text, color, width, dashes, size, opacity);
  }

  Style color(Color c) {
    return new Style(label, c, width, dashes, size, opacity);
  }

  Style width(double w) {
    return new Style(label, color, w, dashes, size, opacity);
  }

  Style dashes(float... lengths) {
    return new Style(label, color, width, lengths, size, opacity);
  }

  Style size(double s) {
    return new Style(label, color, width, dashes, s, opacity);
  }

  Style opacity(double o) {
    return new Style(label, color, width, dashes, size, o);
  }
}
