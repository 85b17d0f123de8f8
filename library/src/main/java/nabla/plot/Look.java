package nabla.plot;

import java.util.EnumMap;
import java.util.Map;

/// What a figure was told about its titles, axes and size; what it was not told has a default.
record Look(Map<Part, Object> told) {
  enum Part {
    TITLE, X, Y, LOG_X, LOG_Y, X_RANGE, Y_RANGE, LEGEND, WIDTH, HEIGHT, EQUAL, BARE, FLIP_Y
  }

  static final Look PLAIN = new Look(Map.of());

  Look with(Part part, Object value) {
    var more = new EnumMap<Part, Object>(Part.class);
    more.putAll(told);
    more.put(part, value);
    return new Look(more);
  }

  String text(Part part) {
    return (String) told.getOrDefault(part, "");
  }

  boolean is(Part part) {
    return (boolean) told.getOrDefault(part, false);
  }

  double number(Part part, double otherwise) {
    return (double) told.getOrDefault(part, otherwise);
  }

  double[] range(Part part) {
    return (double[]) told.get(part);
  }

  Axes axes() {
    return new Axes(is(Part.LOG_X), is(Part.LOG_Y));
  }
}
