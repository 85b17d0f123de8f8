package nabla.plot;

import java.util.ArrayList;
import java.util.List;
import nabla.plot.ink.Label;

/// A number that the reader moves between two ends, in steps.
public record Slider(String name, double lo, double hi, int count, boolean byRatio) {
  public Slider {
    if (!(lo < hi)) throw new IllegalArgumentException("slider(\"%s\", %s, %s): give lo < hi".formatted(name, lo, hi));
    if (byRatio && lo <= 0)
      throw new IllegalArgumentException("slider(\"%s\", %s, %s): a log slider begins above 0".formatted(name, lo, hi));
    if (count < 2 || count > 200) throw new IllegalArgumentException("slider(\"%s\"): %d steps; give 2 to 200".formatted(name, count));
  }

  /// As many steps as keep the whole small: chosen when it is used.
  public static Slider of(String name, double lo, double hi) {
    return new Slider(name, lo, hi, 21, false);
  }

  static Slider counting(int frames) {
    return new Slider("frame", 1, Math.max(2, frames), Math.max(2, frames), false);
  }

  /// Steps of equal ratio instead of equal difference.
  public Slider log() {
    return new Slider(name, lo, hi, count, true);
  }

  /// This many values, both ends among them.
  public Slider steps(int values) {
    return new Slider(name, lo, hi, values, byRatio);
  }

  double value(int i) {
    double t = (double) i / (count - 1);
    return byRatio ? lo * Math.pow(hi / lo, t) : lo + t * (hi - lo);
  }

  List<String> labels() {
    var labels = new ArrayList<String>();
    for (int i = 0; i < count; i++) labels.add(Label.of(Ticks.plain(value(i))).plain());
    return labels;
  }
}
