package nabla.array;

import java.util.Arrays;

/// The elements of a view in row-major order, handed out in blocks that lie gapless in memory: in place where they do already,
/// copied aside where not (strided, broadcast, or of a narrower dtype). What lets a kernel be one plain loop over gapless numbers.
///
/// `n = feed.limit(n)` says how many to take at once, `feed.take(n)` puts them at `floats()` or `doubles()`, from `at()` on.
public final class Feed {
  private static final int ASIDE = 1024;
  private static final int LONG_ROW = 128;

  private final float[] f32;
  private final double[] f64;
  private final boolean wide;
  private final int[] dims;
  private final int[] strides;
  private final int[] index;
  private final int row;
  private final int step;
  private final boolean inPlace;
  private final boolean constant;
  private float[] floats;
  private double[] doubles;
  private float[] aside32;
  private double[] aside64;
  private int at;
  private int place;

  /// The elements of `x` from the row-major position `from` on, as numbers of dtype `as`, which is never narrower than that of `x`.
  public Feed(Array x, DType as, int from) {
    f32 = x.f32();
    f64 = x.f64();
    wide = as == DType.F64;
    inPlace = wide == (f64 != null);
    var d = new int[Math.max(1, x.rank())];
    var s = new int[d.length];
    int last = collapse(x, d, s);
    dims = Arrays.copyOf(d, last + 1);
    strides = Arrays.copyOf(s, last + 1);
    index = new int[last + 1];
    row = dims[0];
    step = strides[0];
    constant = last == 0 && step == 0;
    place = x.offset();
    if (constant) gather(Math.min(row, ASIDE));
    else seek(from);
  }

  private void seek(int from) {
    for (int i = 0, rest = from; rest > 0; rest /= dims[i++]) {
      index[i] = rest % dims[i];
      place += index[i] * strides[i];
    }
  }

  /// Merges axes that one stride walks through; the innermost comes first. Returns the index of the outermost.
  private static int collapse(Array x, int[] dims, int[] strides) {
    int last = -1;
    for (int i = x.rank() - 1; i >= 0; i--) {
      int extent = x.dim(i), stride = x.stride(i);
      if (extent == 1) continue;
      if (last >= 0 && stride == strides[last] * dims[last]) {
        dims[last] *= extent;
      } else {
        dims[++last] = extent;
        strides[last] = stride;
      }
    }
    if (last < 0) dims[last = 0] = 1;
    if (x.size() == 1) strides[0] = 1;
    return last;
  }

  /// How many of the next `n` elements may be taken at once.
  public int limit(int n) {
    if (inPlace && step == 1 && (dims.length == 1 || row >= LONG_ROW)) return Math.min(n, row - index[0]);
    return Math.min(n, ASIDE);
  }

  /// Takes the next `n` elements, at most `limit(n)`.
  public void take(int n) {
    if (inPlace && step == 1 && n <= row - index[0]) {
      floats = f32;
      doubles = f64;
      at = place;
      advance(n);
      return;
    }
    at = 0;
    if (!constant) gather(n);
  }

  private void gather(int n) {
    if (wide) doubles = aside64 = aside64 == null ? new double[ASIDE] : aside64;
    else floats = aside32 = aside32 == null ? new float[ASIDE] : aside32;
    for (int k = 0; k < n;) {
      int m = Math.min(n - k, row - index[0]);
      if (f64 != null) run(f64, place, step, doubles, k, m);
      else if (wide) run(f32, place, step, doubles, k, m);
      else run(f32, place, step, floats, k, m);
      k += m;
      advance(m);
    }
  }

  private void advance(int n) {
    index[0] += n;
    place += n * step;
    for (int i = 0; index[i] == dims[i] && i < dims.length - 1;) {
      place += strides[i + 1] - strides[i] * dims[i];
      index[i++] = 0;
      index[i]++;
    }
  }

  private static void run(float[] x, int p, int step, float[] y, int q, int n) {
    if (step == 1) System.arraycopy(x, p, y, q, n);
    else if (step == 0) Arrays.fill(y, q, q + n, x[p]);
    else for (int i = 0; i < n; i++) y[q + i] = x[p + i * step];
  }

  private static void run(double[] x, int p, int step, double[] y, int q, int n) {
    if (step == 1) System.arraycopy(x, p, y, q, n);
    else if (step == 0) Arrays.fill(y, q, q + n, x[p]);
    else for (int i = 0; i < n; i++) y[q + i] = x[p + i * step];
  }

  private static void run(float[] x, int p, int step, double[] y, int q, int n) {
    for (int i = 0; i < n; i++) y[q + i] = x[p + i * step];
  }

  /// The storage of the block taken last, of an F32 feed.
  public float[] floats() {
    return floats;
  }

  /// The storage of the block taken last, of an F64 feed.
  public double[] doubles() {
    return doubles;
  }

  /// Where the block taken last begins in its storage.
  public int at() {
    return at;
  }
}
