package nabla.array;

/// A function of two numbers: its definition, and its name, under which a fast loop may know it.
public interface Scalar2 {
  String name();

  double at(double a, double b);
}
