package nabla.array;

import java.util.Arrays;

/// A view of numbers in memory: shape, strides and offset over a `float[]` (F32) or a `double[]` (F64).
///
/// Transposing, slicing, flipping and broadcasting make views without copying; kernels accept any view.
/// Exactly one of `f32` and `f64` is non-null. Whoever writes into an array must own it.
public final class Array {
  private final Shape shape;
  private final int[] strides;
  private final int offset;
  private final float[] f32;
  private final double[] f64;
  private final boolean contiguous;

  private Array(Shape shape, int[] strides, int offset, float[] f32, double[] f64, boolean contiguous) {
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
    this.f32 = f32;
    this.f64 = f64;
    this.contiguous = contiguous;
  }

  private Array view(Shape shape, int[] strides, int offset) {
    return new Array(shape, strides, offset, f32, f64, rowMajor(shape, strides));
  }

  private static boolean rowMajor(Shape shape, int[] strides) {
    int step = 1;
    for (int i = shape.rank() - 1; i >= 0; i--) {
      int d = shape.dim(i);
      if (d != 1 && strides[i] != step) return shape.size() == 0;
      step *= d;
    }
    return true;
  }

  /// An F32 array over `data` itself (not copied), row-major.
  public static Array of(float[] data, Shape shape) {
    fits(data.length, shape);
    return new Array(shape, shape.rowMajor(), 0, data, null, true);
  }

  /// An F64 array over `data` itself (not copied), row-major.
  public static Array of(double[] data, Shape shape) {
    fits(data.length, shape);
    return new Array(shape, shape.rowMajor(), 0, null, data, true);
  }

  private static void fits(int length, Shape shape) {
    if (length != shape.size())
      throw new IllegalArgumentException(length + " numbers do not fill shape " + shape + ", which holds " + shape.size());
  }

  public static Array zeros(DType dtype, Shape shape) {
    return dtype == DType.F32 ? of(Spares.floats(shape.size(), true), shape) : of(Spares.doubles(shape.size(), true), shape);
  }

  /// Row-major, of numbers without meaning: for who writes every one of them.
  public static Array blank(DType dtype, Shape shape) {
    return dtype == DType.F32 ? of(Spares.floats(shape.size(), false), shape) : of(Spares.doubles(shape.size(), false), shape);
  }

  /// What holds the numbers, a `float[]` or a `double[]`: views of one array have the same.
  public Object storage() {
    return f32 != null ? f32 : f64;
  }

  public static Array scalar(DType dtype, double value) {
    return dtype == DType.F32 ? of(new float[]{(float) value}, Shape.SCALAR) : of(new double[]{value}, Shape.SCALAR);
  }

  /// One value everywhere: a single number seen with strides 0.
  public static Array full(DType dtype, Shape shape, double value) {
    return scalar(dtype, value).broadcastTo(shape);
  }

  /// The given numbers, rounded to the dtype, copied.
  public static Array copyOf(DType dtype, double[] data, Shape shape) {
    return dtype == DType.F64 ? of(data.clone(), shape) : of(floats(data), shape);
  }

  private static float[] floats(double[] data) {
    var f = new float[data.length];
    for (int i = 0; i < f.length; i++) f[i] = (float) data[i];
    return f;
  }

  public DType dtype() {
    return f32 != null ? DType.F32 : DType.F64;
  }

  public Shape shape() {
    return shape;
  }

  public int size() { return shape.size(); }

  public int rank() { return shape.rank(); }

  public int dim(int axis) {
    return shape.dim(axis);
  }

  /// The step in elements along an axis counted from 0; 0 where broadcast, negative where flipped.
  public int stride(int axis) {
    return strides[axis];
  }

  /// The place of the first element in `f32()` or `f64()`.
  public int offset() {
    return offset;
  }

  public float[] f32() {
    return f32;
  }

  public double[] f64() {
    return f64;
  }

  /// Whether the elements lie row-major and gapless from `offset`.
  public boolean contiguous() {
    return contiguous;
  }

  /// The number at a place of the storage.
  public double raw(int place) {
    return f32 != null ? f32[place] : f64[place];
  }

  /// Writes the number at a place of the storage.
  public void raw(int place, double value) {
    if (f32 != null) f32[place] = (float) value;
    else f64[place] = value;
  }

  /// The element at these indices; negative ones count from the end.
  public double get(int... index) {
    if (index.length != rank())
      throw new IllegalArgumentException("get: shape " + shape + " needs " + rank() + " indices, not " + index.length);
    int p = offset;
    for (int i = 0; i < index.length; i++) p += index(i, index[i]) * strides[i];
    return raw(p);
  }

  private int index(int axis, int index) {
    int d = shape.dim(axis), k = index < 0 ? index + d : index;
    if (k < 0 || k >= d) throw new IndexOutOfBoundsException("get: index " + index + " is outside axis " + axis + " of shape " + shape);
    return k;
  }

  /// The value of a one-element array.
  public double item() {
    if (size() != 1) throw new IllegalArgumentException("item: shape " + shape + " holds " + size() + " numbers, not one");
    return raw(offset);
  }

  /// All elements in row-major order, as doubles, copied.
  public double[] toDoubles() {
    var out = new double[size()];
    Walk.copy(this, of(out, shape));
    return out;
  }

  /// Row-major and gapless: this array itself where it already is, a copy where not.
  public Array pack() {
    return contiguous ? this : copy();
  }

  /// A row-major copy with storage of its own.
  public Array copy() {
    var out = blank(dtype(), shape);
    Walk.copy(this, out);
    return out;
  }

  /// The same numbers in another dtype; this array itself where it has that one.
  public Array cast(DType to) {
    if (to == dtype()) return this;
    return to == DType.F64 ? of(toDoubles(), shape) : of(floats(toDoubles()), shape);
  }

  /// The same numbers under another shape of equal size: a view of a contiguous array, else a copy. One extent may be -1.
  public Array reshape(int... dims) {
    var to = shape.inferred(dims);
    if (to.size() != size())
      throw new IllegalArgumentException("reshape: " + shape + " holds " + size() + " numbers, " + to + " would hold " + to.size());
    var packed = pack();
    return new Array(to, to.rowMajor(), packed.offset, packed.f32, packed.f64, true);
  }

  /// The axes in another order; a view.
  public Array permute(int... order) {
    if (order.length != rank())
      throw new IllegalArgumentException(
          "permute: " + Arrays.toString(order) + " does not name each of the " + rank() + " axes of " + shape);
    shape.mask(order);
    var d = new int[order.length];
    var s = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      int a = shape.axis(order[i]);
      d[i] = shape.dim(a);
      s[i] = strides[a];
    }
    return view(Shape.of(d), s, offset);
  }

  /// Two axes exchanged; a view.
  public Array transpose(int a, int b) {
    var order = new int[rank()];
    Arrays.setAll(order, i -> i);
    order[shape.axis(a)] = shape.axis(b);
    order[shape.axis(b)] = shape.axis(a);
    return rank() == 0 ? this : permute(order);
  }

  /// The elements `from`, `from + step`, … before `to` on one axis; a view.
  public Array slice(int axis, int from, int to, int step) {
    int a = shape.axis(axis), d = shape.dim(a);
    if (from < 0 || to > d || from > to || step < 1)
      throw new IndexOutOfBoundsException(
          "slice: " + from + " to " + to + " step " + step + " does not fit axis " + axis + " of shape " + shape);
    var s = strides.clone();
    s[a] *= step;
    return view(shape.with(a, (to - from + step - 1) / step), s, from == to ? offset : offset + from * strides[a]);
  }

  /// The numbers of a contiguous array from a row-major position on, under a shape that they fill; a view.
  public Array part(int from, Shape shape) {
    if (!contiguous || from < 0 || shape.size() > size() - from)
      throw new IndexOutOfBoundsException("part: " + shape.size() + " numbers from " + from + " on do not lie in shape " + this.shape);
    return new Array(shape, shape.rowMajor(), offset + from, f32, f64, true);
  }

  /// One index of an axis, which goes; a view.
  public Array pick(int axis, int index) {
    int a = shape.axis(axis), k = index(a, index);
    var drop = new boolean[rank()];
    drop[a] = true;
    var s = new int[rank() - 1];
    for (int i = 0, j = 0; i < rank(); i++)
      if (i != a) s[j++] = strides[i];
    return view(shape.reduced(drop, false), s, offset + k * strides[a]);
  }

  /// One axis backwards; a view.
  public Array flip(int axis) {
    int a = shape.axis(axis);
    var s = strides.clone();
    s[a] = -s[a];
    return view(shape, s, offset + Math.max(0, shape.dim(a) - 1) * strides[a]);
  }

  /// The main diagonal of the last two axes; a view.
  public Array diagonal() {
    if (rank() < 2) throw new IllegalArgumentException("diag: shape " + shape + " has no matrix");
    int r = rank();
    var d = Arrays.copyOf(shape.dims(), r - 1);
    var s = Arrays.copyOf(strides, r - 1);
    d[r - 2] = Math.min(shape.dim(-1), shape.dim(-2));
    s[r - 2] = strides[r - 2] + strides[r - 1];
    return view(Shape.of(d), s, offset);
  }

  /// Windows of `extent` elements along an axis, `step` apart and with `spread` between their elements:
  /// axis `a` of extent n becomes two, (windows, extent); a view.
  public Array windows(int axis, int extent, int step, int spread) {
    int a = shape.axis(axis), n = shape.dim(a), reach = (extent - 1) * spread + 1;
    if (extent < 1 || step < 1 || spread < 1 || reach > n)
      throw new IllegalArgumentException(
          "windows: " + extent + " elements " + spread + " apart do not fit axis " + axis + " of shape " + shape);
    var s = new int[rank() + 1];
    System.arraycopy(strides, 0, s, 0, a + 1);
    System.arraycopy(strides, a, s, a + 1, rank() - a);
    s[a] = strides[a] * step;
    s[a + 1] = strides[a] * spread;
    return view(shape.with(a, (n - reach) / step + 1).insert(a + 1, extent), s, offset);
  }

  /// Stretched to a larger shape with strides 0; a view.
  public Array broadcastTo(Shape to) {
    if (to.equals(shape)) return this;
    if (!to.equals(shape.broadcast(to))) throw new IllegalArgumentException("broadcastTo: " + shape + " does not stretch to " + to);
    int lead = to.rank() - rank();
    var s = new int[to.rank()];
    for (int i = 0; i < rank(); i++) s[lead + i] = shape.dim(i) == to.dim(lead + i) ? strides[i] : 0;
    return view(to, s, offset);
  }

  @Override
  public String toString() {
    return dtype() + " " + shape + (size() <= 20 ? " " + Arrays.toString(toDoubles()) : "");
  }
}
