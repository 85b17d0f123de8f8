package nabla.array;

/// What a reduction does with the numbers along its axes.
public enum Fold {
  SUM(0), PROD(1), MAX(Double.NEGATIVE_INFINITY), MIN(Double.POSITIVE_INFINITY);

  private final double unit;

  Fold(double unit) {
    this.unit = unit;
  }

  /// The value of an empty reduction.
  public double unit() {
    return unit;
  }

  public double at(double a, double b) {
    return switch (this) {
      case SUM -> a + b;
      case PROD -> a * b;
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
    };
  }
}
