package nabla.lab;

import nabla.grad.Tensor;

/// Folding the numbers along axes into one. Without axes: all of them.
public final class Reducing {
  private Reducing() {}

  public static Tensor sum(Tensor x, int... axes) { return x.sum(axes); }
  public static Tensor mean(Tensor x, int... axes) { return x.mean(axes); }
  public static Tensor max(Tensor x, int... axes) { return x.max(axes); }
  public static Tensor min(Tensor x, int... axes) { return x.min(axes); }
}
