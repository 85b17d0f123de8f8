package nabla.lab;

import nabla.grad.Tensor;

/// The same numbers in another arrangement.
public final class Reshaping {
  private Reshaping() {}

  public static Tensor reshape(Tensor x, int... dims) { return x.reshape(dims); }
  public static Tensor transpose(Tensor x, int a, int b) { return x.transpose(a, b); }
  public static Tensor permute(Tensor x, int... order) { return x.permute(order); }
}
