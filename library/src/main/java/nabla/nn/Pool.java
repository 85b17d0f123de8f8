package nabla.nn;

import nabla.array.Window;
import nabla.grad.Tensor;

/// Images (n, channels, h, w) made smaller: (n, channels, ⌊(h + 2 padding − size)/stride⌋ + 1, likewise for w).
public sealed interface Pool extends Layer {
  /// The largest number of each window.
  record MaxPool(int size, Window options) implements Pool {
    public MaxPool { Make.extents("maxPool", size); }

    @Override
    public Tensor apply(Tensor x, Mode mode) { return x.maxPool(size, options); }

    @Override
    public String title() { return "MaxPool " + size + "×" + size; }
  }

  /// The mean of each window.
  record AvgPool(int size, Window options) implements Pool {
    public AvgPool { Make.extents("avgPool", size); }

    @Override
    public Tensor apply(Tensor x, Mode mode) { return x.avgPool(size, options); }

    @Override
    public String title() { return "AvgPool " + size + "×" + size; }
  }

  /// The mean of each channel: (n, channels).
  record GlobalAvgPool() implements Pool {
    @Override
    public Tensor apply(Tensor x, Mode mode) { return x.globalAvgPool(); }
  }
}
