package nabla.lab;

import nabla.grad.Tensor;

/// Folding the numbers along axes into one. Without axes: all of them.
public final class Reducing {
  private Reducing() {}

  public static Tensor sum(Tensor x, int... axes) { return x.sum(axes); }
  public static Tensor mean(Tensor x, int... axes) { return x.mean(axes); }
  public static Tensor max(Tensor x, int... axes) { return x.max(axes); }
  public static Tensor min(Tensor x, int... axes) { return x.min(axes); }

  /// The mean squared distance from the mean (divided by n), and its square root.
  public static Tensor var(Tensor x, int... axes) { return x.var(axes); }
  public static Tensor std(Tensor x, int... axes) { return x.std(axes); }

  /// `ln Σ eˣ`, stable.
  public static Tensor logSumExp(Tensor x, int... axes) { return x.logSumExp(axes); }

  /// The Euclidean length `√Σ x²`.
  public static Tensor norm(Tensor x, int... axes) { return x.norm(axes); }

  /// The p-norm `(Σ |x|ᵖ)^(1/p)`; for p = ∞ the largest magnitude.
  public static Tensor pNorm(Tensor x, double p, int... axes) { return x.pNorm(p, axes); }

  /// The product along an axis.
  public static Tensor prod(Tensor x, int axis) { return x.prod(axis); }

  /// The running sum along an axis.
  public static Tensor cumsum(Tensor x, int axis) { return x.cumsum(axis); }

  /// The place of the largest (smallest) number along an axis, which goes; of all where no axis is named. Constants.
  public static Tensor argmax(Tensor x) { return x.argmax(); }
  public static Tensor argmax(Tensor x, int axis) { return x.argmax(axis); }
  public static Tensor argmin(Tensor x) { return x.argmin(); }
  public static Tensor argmin(Tensor x, int axis) { return x.argmin(axis); }

  /// The numbers along an axis in ascending order, and their former places.
  public static Tensor sort(Tensor x, int axis) { return x.sort(axis); }
  public static Tensor argsort(Tensor x, int axis) { return x.argsort(axis); }

  /// The k largest numbers along an axis, largest first, and their places.
  public static Tensor.TopK topK(Tensor x, int k, int axis) { return x.topK(k, axis); }
}
