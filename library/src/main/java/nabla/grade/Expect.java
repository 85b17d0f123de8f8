package nabla.grade;

import java.util.Arrays;
import java.util.Locale;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.derive.Diagnosis;
import nabla.grad.Tensor;

/// Comparisons whose failure tells a student what was expected, what came, and where they differ first.
public final class Expect {
  private Expect() {}

  /// One number, to an absolute and relative tolerance.
  public static void close(String what, double expected, double actual, double tolerance) {
    if (!near(expected, actual, tolerance)) throw new AssertionError(what + ": " + both(expected, actual));
  }

  /// Numbers one by one.
  public static void close(String what, double[] expected, double[] actual, double tolerance) {
    if (actual == null) throw new AssertionError(what + ": expected " + expected.length + " numbers, got null");
    if (actual.length != expected.length)
      throw new AssertionError(what + ": expected " + expected.length + " numbers, got " + actual.length);
    close(what, Array.of(expected.clone(), Shape.of(expected.length)), Array.of(actual.clone(), Shape.of(actual.length)), tolerance);
  }

  /// Tensors entry by entry: same shape first.
  public static void close(String what, Tensor expected, Tensor actual, double tolerance) {
    if (actual == null) throw new AssertionError(what + ": expected a tensor of shape " + expected.shape() + ", got null");
    close(what, expected.value(), actual.value(), tolerance);
  }

  private static void close(String what, Array expected, Array actual, double tolerance) {
    if (!expected.shape().equals(actual.shape()))
      throw new AssertionError(what + ": expected shape " + expected.shape() + ", got " + actual.shape());
    double[] e = expected.cast(DType.F64).toDoubles(), a = actual.cast(DType.F64).toDoubles();
    int first = -1;
    double largest = 0;
    for (int i = 0; i < e.length; i++) {
      if (near(e[i], a[i], tolerance)) continue;
      if (first < 0) first = i;
      largest = Math.max(largest, Math.abs(e[i] - a[i]));
    }
    if (first >= 0)
      throw new AssertionError(
          what + ": at " + Arrays.toString(index(expected.shape(), first)) + " " + both(e[first], a[first]) + " (largest error "
              + show(largest, 6) + ")");
  }

  /// The gradient of a loss by one of its parameters: where it is wrong, the slip that leads to it is named.
  ///
  /// @param loss a scalar computed from `parameter`
  /// @param actual the student's gradient, of the parameter's shape
  public static void gradient(String what, Tensor loss, Tensor parameter, Tensor actual) {
    if (actual == null) throw new AssertionError(what + ": expected a gradient of shape " + parameter.shape() + ", got null");
    var diagnosis = Diagnosis.of(loss, parameter, actual);
    if (!diagnosis.right()) throw new AssertionError(what + ": " + diagnosis.message());
  }

  /// A statement about the answer.
  public static void that(boolean holds, String otherwise) {
    if (!holds) throw new AssertionError(otherwise);
  }

  /// NaN is near nothing but NaN.
  private static boolean near(double expected, double actual, double tolerance) {
    if (Double.isNaN(expected) || Double.isInfinite(expected)) return Double.compare(expected, actual) == 0;
    return Math.abs(expected - actual) <= tolerance * Math.max(1, Math.abs(expected));
  }

  private static int[] index(Shape shape, int place) {
    var index = new int[shape.rank()];
    var strides = shape.strides();
    for (int i = 0; i < index.length; i++) index[i] = place / strides[i] % shape.dim(i);
    return index;
  }

  /// Six digits of each, or as many as it takes to see that they differ.
  private static String both(double expected, double actual) {
    int digits = 6;
    while (digits < 17 && Double.compare(Double.parseDouble(show(expected, digits)), Double.parseDouble(show(actual, digits))) == 0)
      digits++;
    return "expected " + show(expected, digits) + ", got " + show(actual, digits);
  }

  private static String show(double x, int digits) {
    return x == Math.rint(x) && Math.abs(x) < 1e9 ? String.valueOf(x) : String.format(Locale.ROOT, "%." + digits + "g", x);
  }
}
