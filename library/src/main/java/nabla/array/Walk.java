package nabla.array;

/// The storage places of an array's elements in row-major order, one at a time.
public final class Walk {
  private final int[] dims;
  private final int[] strides;
  private final int[] index;
  private int place;
  private boolean started;

  public Walk(Array x) {
    boolean row = x.contiguous();
    dims = row ? new int[]{x.size()} : x.shape().dims();
    strides = new int[dims.length];
    for (int i = 0; i < dims.length; i++) strides[i] = row ? 1 : x.stride(i);
    index = new int[dims.length];
    place = x.offset();
  }

  /// Writes every element of one view into the same place of another of equal shape.
  public static void copy(Array from, Array to) {
    if (from.size() == 0) return;
    if (to.contiguous() && Turned.fits(from, to)) Turned.copy(from, to);
    else if (to.contiguous() && from.dtype().with(to.dtype()) == to.dtype()) fill(from, to);
    else {
      var source = new Walk(from);
      var target = new Walk(to);
      for (int i = 0; i < from.size(); i++) to.raw(target.next(), from.raw(source.next()));
    }
  }

  private static void fill(Array from, Array to) {
    if (from.contiguous() && from.dtype() == to.dtype()) {
      System.arraycopy(from.storage(), from.offset(), to.storage(), to.offset(), from.size());
      return;
    }
    var feed = new Feed(from, to.dtype(), 0);
    for (int i = 0, n; i < from.size(); i += n) {
      feed.take(n = feed.limit(from.size() - i));
      System.arraycopy(to.f32() != null ? feed.floats() : feed.doubles(), feed.at(), to.storage(), to.offset() + i, n);
    }
  }

  /// Adds every element of one view to the same place of another of equal shape; places of the target may coincide.
  public static void add(Array from, Array to) {
    var source = new Walk(from);
    var target = new Walk(to);
    for (int i = 0; i < from.size(); i++) {
      int t = target.next();
      to.raw(t, to.raw(t) + from.raw(source.next()));
    }
  }

  /// The next place; may be called as often as the array has elements.
  public int next() {
    if (!started) {
      started = true;
      return place;
    }
    for (int i = dims.length - 1; i >= 0; i--) {
      place += strides[i];
      if (++index[i] < dims[i]) return place;
      place -= strides[i] * dims[i];
      index[i] = 0;
    }
    return place;
  }
}
