package nabla.array;

import java.util.Arrays;
import java.util.StringJoiner;

/// The extents of an array, outermost axis first; `()` is a scalar. Immutable.
public final class Shape {
  public static final Shape SCALAR = new Shape(new int[0]);

  private final int[] dims;
  private final int size;
  private int[] rowMajor;

  private Shape(int[] dims) {
    this.dims = dims;
    this.size = product(dims);
  }

  /// A shape of these extents; each is ≥ 0 and their product fits an `int`.
  public static Shape of(int... dims) {
    return dims.length == 0 ? SCALAR : new Shape(dims.clone());
  }

  private static int product(int[] dims) {
    long n = 1;
    for (int d : dims) {
      if (d < 0) throw new IllegalArgumentException("shape " + text(dims) + ": extents must not be negative");
      n = n > Integer.MAX_VALUE ? n : n * d;
    }
    if (n > Integer.MAX_VALUE - 8)
      throw new IllegalArgumentException("shape " + text(dims) + ": an array holds at most 2³¹ − 9 numbers");
    return (int) n;
  }

  public int rank() {
    return dims.length;
  }

  /// The number of elements.
  public int size() {
    return size;
  }

  /// The extent of an axis; negative axes count from the end.
  public int dim(int axis) {
    return dims[axis(axis)];
  }

  public int[] dims() {
    return dims.clone();
  }

  /// The axis as a number in `0..rank-1`; `-1` is the last.
  public int axis(int axis) {
    int a = axis < 0 ? axis + dims.length : axis;
    if (a < 0 || a >= dims.length) throw new IllegalArgumentException("axis " + axis + " does not exist in shape " + this + ": " + axes());
    return a;
  }

  private String axes() {
    return switch (dims.length) {
      case 0 -> "a scalar has no axes";
      case 1 -> "its one axis is 0 (or -1)";
      default -> "its axes are 0 to " + (dims.length - 1) + " (or -1 for the last)";
    };
  }

  /// Row-major strides in elements.
  public int[] strides() {
    return rowMajor().clone();
  }

  /// The same, not to be written into: kept, for every new array asks for them.
  int[] rowMajor() {
    if (rowMajor == null) rowMajor = computed();
    return rowMajor;
  }

  private int[] computed() {
    var strides = new int[dims.length];
    int step = 1;
    for (int i = dims.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= Math.max(1, dims[i]);
    }
    return strides;
  }

  /// This shape with one axis replaced.
  public Shape with(int axis, int extent) {
    var d = dims.clone();
    d[axis(axis)] = extent;
    return new Shape(d);
  }

  /// This shape with a new axis of this extent in front of position `axis`.
  public Shape insert(int axis, int extent) {
    var d = new int[dims.length + 1];
    System.arraycopy(dims, 0, d, 0, axis);
    d[axis] = extent;
    System.arraycopy(dims, axis, d, axis + 1, dims.length - axis);
    return new Shape(d);
  }

  /// This shape without the marked axes, or with 1 in their place.
  public Shape reduced(boolean[] axes, boolean keep) {
    var d = new int[dims.length];
    int n = 0;
    for (int i = 0; i < dims.length; i++)
      if (!axes[i]) d[n++] = dims[i];
      else if (keep) d[n++] = 1;
    return n == 0 ? SCALAR : new Shape(n == d.length ? d : Arrays.copyOf(d, n));
  }

  /// Marks the given axes; none given means all.
  public boolean[] mask(int... axes) {
    var mask = new boolean[dims.length];
    if (axes.length == 0) Arrays.fill(mask, true);
    for (int a : axes) {
      if (mask[axis(a)]) throw new IllegalArgumentException("axis " + a + " is named twice");
      mask[axis(a)] = true;
    }
    return mask;
  }

  /// The common shape of two operands under NumPy's rule (align at the right, 1 stretches); null where they do not broadcast.
  public Shape broadcast(Shape other) {
    if (equals(other)) return this;
    int r = Math.max(rank(), other.rank());
    var d = new int[r];
    for (int i = 1; i <= r; i++) {
      int a = i <= rank() ? dims[rank() - i] : 1, b = i <= other.rank() ? other.dims[other.rank() - i] : 1;
      if (a != b && a != 1 && b != 1) return null;
      d[r - i] = a == 1 ? b : a;
    }
    return new Shape(d);
  }

  /// The shape of these extents, one of which may be -1: then it is what makes the size equal to this shape's.
  public Shape inferred(int... dims) {
    int unknown = -1;
    long known = 1;
    for (int i = 0; i < dims.length; i++)
      if (dims[i] != -1) known *= dims[i];
      else if (unknown >= 0) throw new IllegalArgumentException("reshape: only one extent may be -1");
      else unknown = i;
    if (unknown < 0) return of(dims);
    if (known == 0 || size % known != 0)
      throw new IllegalArgumentException("reshape: " + this + " holds " + size + " numbers, which " + known + " does not divide");
    var full = dims.clone();
    full[unknown] = (int) (size / known);
    return of(full);
  }

  @Override
  public boolean equals(Object o) {
    return this == o || o instanceof Shape s && Arrays.equals(dims, s.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /// As NumPy writes it: `(2, 3)`, `(4,)`, `()`.
  @Override
  public String toString() {
    return text(dims);
  }

  private static String text(int[] dims) {
    if (dims.length == 1) return "(" + dims[0] + ",)";
    var joiner = new StringJoiner(", ", "(", ")");
    for (int d : dims) joiner.add(String.valueOf(d));
    return joiner.toString();
  }
}
