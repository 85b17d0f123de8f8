package nabla.array;

/// A function of two numbers: its definition, and its name, under which a fast loop may know it.
public interface Scalar2 {
  String name();

  double at(double a, double b);

  /// The constant of functions such as the gradient of `leakyRelu`, for fast loops.
  default double parameter() {
    return Double.NaN;
  }

  /// Where this is `(a, b) ↦ parameter · a · h(b)`, the function h, whose loop serves it too; else null.
  default Scalar1 factor() {
    return null;
  }
}
