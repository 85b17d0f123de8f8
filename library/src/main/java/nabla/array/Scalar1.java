package nabla.array;

/// A function of one number: its definition, and its name, under which a fast loop may know it.
public interface Scalar1 {
  String name();

  double at(double x);

  /// The constant of functions such as `leakyRelu`, for fast loops.
  default double parameter() {
    return Double.NaN;
  }
}
