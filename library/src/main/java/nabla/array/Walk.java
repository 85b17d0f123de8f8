package nabla.array;

/// The storage places of an array's elements in row-major order, one at a time.
public final class Walk {
  private final int[] dims;
  private final int[] strides;
  private final int[] index;
  private int place;
  private boolean started;

  public Walk(Array x) {
    dims = x.shape().dims();
    strides = new int[dims.length];
    for (int i = 0; i < dims.length; i++) strides[i] = x.stride(i);
    index = new int[dims.length];
    place = x.offset();
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
