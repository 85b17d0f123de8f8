package nabla.derive;

import nabla.grad.Tensor;
import nabla.tex.Tex;

/// What a step claims about the line before and its own.
sealed interface Relation {
  /// How much two numbers may differ, relative to the larger of them and 1: rounding, or the error of a quadrature rule.
  double EXACT = 1e-9, INTEGRATED = 1e-6;

  record Equal() implements Relation {}

  record AtMost() implements Relation {}

  record AtLeast() implements Relation {}

  /// Equal up to a relative error.
  record Approx(double tolerance) implements Relation {}

  /// The limit of the line before as a symbol grows beyond all bounds or goes to a number.
  record Tends(Tensor symbol, double to) implements Relation {}

  default String tex() {
    return switch (this) {
      case Equal e -> "=";
      case AtMost e -> "\\le";
      case AtLeast e -> "\\ge";
      case Approx e -> "\\approx";
      case Tends t -> "\\xrightarrow{" + Symbol.of(t.symbol).tex() + " \\to " + Tex.number(t.to) + "}";
    };
  }

  /// Whether the claim holds of two numbers.
  default boolean holds(double left, double right, double tolerance) {
    double slack = tolerance * Math.max(1, Math.max(Math.abs(left), Math.abs(right)));
    return switch (this) {
      case Equal e -> Math.abs(left - right) <= slack;
      case AtMost e -> left <= right + slack;
      case AtLeast e -> left >= right - slack;
      case Approx a -> Math.abs(left - right) <= a.tolerance * Math.max(Math.abs(left), Math.abs(right)) + slack;
      case Tends t -> Math.abs(left - right) <= 2e-3 * Math.max(1, Math.abs(right));
    };
  }
}
