package nabla.grad;

import java.util.Arrays;
import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Shape;
import nabla.array.Window;
import nabla.tex.Tex;

/// The three faces of the trilinear form `Σ y ∗ (x ∗ w)`, each the derivative of the others.
///
/// As networks do it, a convolution is a cross-correlation: the kernel is not flipped. Shapes: input x (images, channels, height, width),
/// kernel w (kernels, channels / groups, height, width), result y (images, kernels, height, width).
public sealed interface Convolution extends Contraction {
  /// The result from input and kernel.
  record Conv2d(Window window) implements Convolution {
    public String name() { return "conv2d"; }
    public Tex tex(List<Tex> in) { return in.get(0).times("\\ast", in.get(1)); }
    public String rule() { return "\\bar x = \\bar y \\ast^{\\top} w, \\quad \\bar w = x \\star \\bar y"; }
    public Array forward(Kernels k, List<Array> in) { return k.conv2d(in.get(0), in.get(1), window); }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      Tensor x = in.get(0), w = in.get(1);
      return Arrays.asList(
          x.tracked() ? Tensor.apply(new ToInput(window, x.shape()), g, w) : null,
          w.tracked() ? Tensor.apply(new ToKernel(window, w.shape()), x, g) : null);
    }
  }

  /// The input's part from result and kernel: the transposed convolution.
  record ToInput(Window window, Shape input) implements Convolution {
    public String name() { return "convTranspose2d"; }
    public Tex tex(List<Tex> in) { return in.get(0).times("\\ast^{\\top}", in.get(1)); }
    public String rule() { return "\\bar y = \\bar x \\ast w, \\quad \\bar w = \\bar x \\star y"; }
    public Array forward(Kernels k, List<Array> in) { return k.conv2dInput(in.get(0), in.get(1), window, input); }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      Tensor y = in.get(0), w = in.get(1);
      return Arrays.asList(
          y.tracked() ? Tensor.apply(new Conv2d(window), g, w) : null,
          w.tracked() ? Tensor.apply(new ToKernel(window, w.shape()), g, y) : null);
    }
  }

  /// The kernel's part from input and result.
  record ToKernel(Window window, Shape kernel) implements Convolution {
    public String name() { return "conv2dKernel"; }
    public Tex tex(List<Tex> in) { return in.get(0).times("\\star", in.get(1)); }
    public String rule() { return "\\bar x = y \\ast^{\\top} \\bar w, \\quad \\bar y = x \\ast \\bar w"; }
    public Array forward(Kernels k, List<Array> in) { return k.conv2dKernel(in.get(0), in.get(1), window, kernel); }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      Tensor x = in.get(0), y = in.get(1);
      return Arrays.asList(
          x.tracked() ? Tensor.apply(new ToInput(window, x.shape()), y, g) : null,
          y.tracked() ? Tensor.apply(new Conv2d(window), x, g) : null);
    }
  }

  /// The transposed convolution with `extra` rows and columns. From the stride on these are no input that `conv2d` would take back to y:
  /// then the result is cut from the unpadded one, with zeros beyond it.
  static Tensor transposed(Tensor y, Tensor w, Window window, int extra) {
    var shape = window.input(y.shape(), w.shape(), extra);
    if (extra < Math.min(window.strideY(), window.strideX())) return Tensor.apply(new ToInput(window, shape), y, w);
    var open = window.padding(0);
    var full = Tensor.apply(new ToInput(open, open.input(y.shape(), w.shape(), 0)), y, w);
    int bottom = Math.max(0, window.padY() + shape.dim(2) - full.dim(2)), right = Math.max(0, window.padX() + shape.dim(3) - full.dim(3));
    return full.pad(new int[4], new int[]{0, 0, bottom, right}, 0)
        .slice(2, window.padY(), window.padY() + shape.dim(2)).slice(3, window.padX(), window.padX() + shape.dim(3));
  }
}
