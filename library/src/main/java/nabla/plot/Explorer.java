package nabla.plot;

import java.util.ArrayList;
import java.util.function.DoubleFunction;

/// Figures over the values of sliders, drawn beforehand.
public final class Explorer {
  /// A figure of two numbers.
  @FunctionalInterface
  public interface OfTwo {
    Figure apply(double a, double b);
  }

  private Explorer() {}

  public static Player of(Slider slider, DoubleFunction<Figure> figure) {
    var frames = new ArrayList<Figure>();
    for (int i = 0; i < slider.count(); i++) frames.add(figure.apply(slider.value(i)));
    return Player.explorer(Figure.together(frames), java.util.List.of(slider));
  }

  /// Two sliders of more than 11 steps together make many figures; they are thinned to 11 each.
  public static Player of(Slider first, Slider second, OfTwo figure) {
    var a = first.steps(Math.min(first.count(), 11));
    var b = second.steps(Math.min(second.count(), 11));
    var frames = new ArrayList<Figure>();
    for (int i = 0; i < a.count(); i++) for (int j = 0; j < b.count(); j++) frames.add(figure.apply(a.value(i), b.value(j)));
    return Player.explorer(Figure.together(frames), java.util.List.of(a, b));
  }
}
