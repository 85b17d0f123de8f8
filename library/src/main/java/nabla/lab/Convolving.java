package nabla.lab;

import nabla.array.Rng;
import nabla.array.Window;
import nabla.grad.Tensor;

/// Images (images, channels, height, width) and the operations inside network layers.
public final class Convolving {
  private Convolving() {}

  /// Options of convolutions and pooling: `stride(2).padding(1)`.
  public static Window stride(int both) { return Window.PLAIN.stride(both); }
  public static Window padding(int both) { return Window.PLAIN.padding(both); }
  public static Window dilation(int both) { return Window.PLAIN.dilation(both); }
  public static Window groups(int groups) { return Window.PLAIN.groups(groups); }

  /// The convolution (cross-correlation) with kernels (kernels, channels / groups, height, width).
  public static Tensor conv2d(Tensor x, Tensor w) { return x.conv2d(w); }
  public static Tensor conv2d(Tensor x, Tensor w, Window options) { return x.conv2d(w, options); }

  /// The same for sequences (examples, channels, length).
  public static Tensor conv1d(Tensor x, Tensor w) { return x.conv1d(w); }
  public static Tensor conv1d(Tensor x, Tensor w, Window options) { return x.conv1d(w, options); }

  /// The transposed convolution, with `extra` rows and columns at the end.
  public static Tensor convTranspose2d(Tensor x, Tensor w) { return x.convTranspose2d(w); }
  public static Tensor convTranspose2d(Tensor x, Tensor w, Window options, int extra) { return x.convTranspose2d(w, options, extra); }

  /// The largest number (the mean) of each window; windows lie side by side unless the options name a stride.
  public static Tensor maxPool(Tensor x, int size) { return x.maxPool(size); }
  public static Tensor maxPool(Tensor x, int size, Window options) { return x.maxPool(size, options); }
  public static Tensor avgPool(Tensor x, int size) { return x.avgPool(size); }
  public static Tensor avgPool(Tensor x, int size, Window options) { return x.avgPool(size, options); }
  public static Tensor globalAvgPool(Tensor x) { return x.globalAvgPool(); }
  public static Tensor globalMaxPool(Tensor x) { return x.globalMaxPool(); }

  /// What each window sees, as rows: (images, rows · columns, channels · height · width).
  public static Tensor im2col(Tensor x, int height, int width, Window options) { return x.im2col(height, width, options); }

  /// `−Σ t ln softmax(x)` over the last axis, one number a row.
  public static Tensor softmaxCrossEntropy(Tensor logits, Tensor targets) { return logits.softmaxCrossEntropy(targets); }

  /// `−t ln σ(x) − (1 − t) ln(1 − σ(x))` of every element.
  public static Tensor sigmoidCrossEntropy(Tensor logits, Tensor targets) { return logits.sigmoidCrossEntropy(targets); }

  /// Standardised over the batch, over the axes of `gamma`, over groups of channels; then scaled and shifted.
  public static Tensor batchNorm(Tensor x, Tensor gamma, Tensor beta, double epsilon) { return x.batchNorm(gamma, beta, epsilon); }
  public static Tensor layerNorm(Tensor x, Tensor gamma, Tensor beta, double epsilon) { return x.layerNorm(gamma, beta, epsilon); }
  public static Tensor groupNorm(Tensor x, int groups, Tensor gamma, Tensor beta, double epsilon) {
    return x.groupNorm(groups, gamma, beta, epsilon);
  }

  /// The rows of `v` with these lengths.
  public static Tensor weightNorm(Tensor v, Tensor lengths) { return v.weightNorm(lengths); }

  /// Each number dropped with probability p, the others divided by 1 − p; drawn from the session's source.
  public static Tensor dropout(Tensor x, double p) { return x.dropout(p, Rng.session()); }

  /// Dropout for SELU networks, which keeps mean 0 and variance 1.
  public static Tensor alphaDropout(Tensor x, double p) { return x.alphaDropout(p, Rng.session()); }
}
