package nabla.array;

/// The definition of choosing and ordering along an axis.
final class ScalarIndexing {
  private static final int EXACT = 1 << 24;

  private ScalarIndexing() {}

  /// An array for places on an axis of this extent: of the given dtype where that writes them exactly.
  static Array places(DType dtype, int extent, Shape shape) {
    return Array.zeros(extent <= EXACT ? dtype : DType.F64, shape);
  }

  static Array takeAlong(Array x, int axis, Array index) {
    beside("takeAlong", x, axis, index);
    var out = Array.zeros(x.dtype(), index.shape());
    if (out.size() == 0) return out;
    var lines = new Walk(lines("takeAlong", x, axis, index));
    var indices = new Walk(index);
    for (int i = 0; i < out.size(); i++)
      out.raw(i, x.raw(lines.next() + place("takeAlong", index.raw(indices.next()), x.dim(axis)) * x.stride(axis)));
    return out;
  }

  static Array putAlong(Array x, int axis, Array index, int extent) {
    if (!x.shape().equals(index.shape()))
      throw new IllegalArgumentException("putAlong: " + x.shape() + " numbers have indices of shape " + index.shape());
    var out = Array.zeros(x.dtype(), x.shape().with(axis, extent));
    if (x.size() == 0) return out;
    var lines = new Walk(lines("putAlong", out, axis, index));
    var indices = new Walk(index);
    var numbers = new Walk(x);
    for (int i = 0; i < x.size(); i++) {
      int p = lines.next() + place("putAlong", index.raw(indices.next()), extent) * out.stride(axis);
      out.raw(p, out.raw(p) + x.raw(numbers.next()));
    }
    return out;
  }

  /// The start of the line along the axis that each entry of `index` chooses from.
  private static Array lines(String name, Array x, int axis, Array index) {
    if (x.dim(axis) == 0)
      throw new IndexOutOfBoundsException(name + ": axis " + axis + " of shape " + x.shape() + " has nothing to choose from");
    return x.slice(axis, 0, 1, 1).broadcastTo(index.shape());
  }

  private static void beside(String name, Array x, int axis, Array index) {
    if (x.rank() == index.rank() && x.shape().with(axis, 0).equals(index.shape().with(axis, 0))) return;
    throw new IllegalArgumentException(
        name + ": shape " + x.shape() + " and indices of shape " + index.shape() + " differ beside axis " + axis);
  }

  private static int place(String name, double index, int extent) {
    int i = (int) index;
    if (i != index || i < 0 || i >= extent)
      throw new IndexOutOfBoundsException(name + ": index " + index + " is not one of 0 to " + (extent - 1));
    return i;
  }

  private static int compare(double a, double b) {
    return a < b ? -1 : a > b ? 1 : a == b ? 0 : Boolean.compare(Double.isNaN(a), Double.isNaN(b));
  }

  static Array argsort(Array x, int axis, boolean descending) {
    int a = x.shape().axis(axis), n = x.dim(a);
    var out = places(x.dtype(), n, x.shape());
    if (x.size() == 0) return out;
    Walk starts = new Walk(x.slice(a, 0, 1, 1)), targets = new Walk(out.slice(a, 0, 1, 1));
    var order = new int[n];
    var line = new double[n];
    for (int l = 0; l < x.size() / n; l++) {
      int from = starts.next(), to = targets.next();
      for (int i = 0; i < n; i++) line[order[i] = i] = x.raw(from + i * x.stride(a));
      mergeSort(order, new int[n], line, 0, n, descending);
      for (int i = 0; i < n; i++) out.raw(to + i * out.stride(a), order[i]);
    }
    return out;
  }

  private static void mergeSort(int[] order, int[] spare, double[] line, int from, int to, boolean descending) {
    if (to - from < 2) return;
    int middle = (from + to) >>> 1;
    mergeSort(order, spare, line, from, middle, descending);
    mergeSort(order, spare, line, middle, to, descending);
    System.arraycopy(order, from, spare, from, to - from);
    for (int i = from, left = from, right = middle; i < to; i++) {
      boolean takeLeft = right == to || left < middle
          && (descending ? compare(line[spare[left]], line[spare[right]]) >= 0 : compare(line[spare[left]], line[spare[right]]) <= 0);
      order[i] = takeLeft ? spare[left++] : spare[right++];
    }
  }

  static Array argmax(Array x, int axis, boolean smallest) {
    int a = x.shape().axis(axis), n = x.dim(a);
    if (n == 0)
      throw new IllegalArgumentException((smallest ? "argmin" : "argmax") + ": shape " + x.shape() + " has no numbers along axis " + a);
    var one = new boolean[x.rank()];
    one[a] = true;
    var out = places(x.dtype(), n, x.shape().reduced(one, false));
    if (out.size() == 0) return out;
    var starts = new Walk(x.slice(a, 0, 1, 1));
    for (int l = 0; l < out.size(); l++) out.raw(l, extreme(x, starts.next(), x.stride(a), n, smallest));
    return out;
  }

  private static int extreme(Array x, int start, int step, int n, boolean smallest) {
    int best = 0;
    for (int i = 1; i < n; i++) {
      double old = x.raw(start + best * step), next = x.raw(start + i * step);
      if (Double.isNaN(old)) return best;
      if (Double.isNaN(next) || (smallest ? next < old : next > old)) best = i;
    }
    return best;
  }
}
