package nabla.nn;

import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.array.Window;
import nabla.grad.Tensor;
import nabla.grad.Unary;

/// Convolutions, in the field's sense: kernels are not turned round.
public sealed interface Conv extends Layer {
  Tensor weight();

  Tensor bias();

  /// Images (n, channels, h, w) become (n, kernels, ⌊(h + 2 padding − size)/stride⌋ + 1, likewise for w); weight (kernels, channels / groups, size, size),
  /// bias (kernels,) or null.
  record Conv2d(Tensor weight, Tensor bias, Window options) implements Conv, Affine {
    public static Conv2d of(int in, int out, int size, Window options, Init init, Rng rng) {
      Make.extents("conv2d", in, out, size);
      if (in % options.groups() != 0 || out % options.groups() != 0)
        throw new IllegalArgumentException("conv2d: " + options.groups() + " groups do not divide " + in + " and " + out + " channels");
      int area = size * size, fanIn = in / options.groups() * area;
      var w = init.of(DType.standard(), Shape.of(out, in / options.groups(), size, size), fanIn, out / options.groups() * area, rng);
      return new Conv2d(Tensor.param("W", w), Make.zeros("b", out), options);
    }

    @Override
    public Tensor apply(Tensor x, Unary f) {
      return x.conv2d(weight, options, bias == null ? null : Make.channels(bias, 2), f);
    }

    @Override
    public String title() {
      return "Conv2d " + weight.dim(1) * options.groups() + " → " + weight.dim(0) + ", " + weight.dim(2) + "×" + weight.dim(3);
    }
  }

  /// Sequences (n, channels, length) become (n, kernels, ⌊(length + 2 padding − size)/stride⌋ + 1); weight (kernels, channels / groups, size).
  record Conv1d(Tensor weight, Tensor bias, Window options) implements Conv {
    public static Conv1d of(int in, int out, int size, Window options, Init init, Rng rng) {
      Make.extents("conv1d", in, out, size);
      var w = init.of(DType.standard(), Shape.of(out, in / options.groups(), size), in / options.groups() * size,
          out / options.groups() * size, rng);
      return new Conv1d(Tensor.param("W", w), Make.zeros("b", out), options);
    }

    @Override
    public Tensor apply(Tensor x, Mode mode) {
      var y = x.conv1d(weight, options);
      return bias == null ? y : y.add(Make.channels(bias, 1));
    }

    @Override
    public String title() { return "Conv1d " + weight.dim(1) * options.groups() + " → " + weight.dim(0) + ", " + weight.dim(2); }
  }

  /// The transposed convolution: images (n, channels in, h, w) become (n, channels out, (h − 1) stride − 2 padding + size + extra, likewise for w); weight
  /// (channels in, channels out / groups, size, size).
  record ConvTranspose2d(Tensor weight, Tensor bias, Window options, int extra) implements Conv {
    public static ConvTranspose2d of(int in, int out, int size, Window options, int extra, Init init, Rng rng) {
      Make.extents("convTranspose2d", in, out, size);
      var w = init.of(DType.standard(), Shape.of(in, out / options.groups(), size, size), in / options.groups() * size * size,
          out / options.groups() * size * size, rng);
      return new ConvTranspose2d(Tensor.param("W", w), Make.zeros("b", out), options, extra);
    }

    @Override
    public Tensor apply(Tensor x, Mode mode) {
      var y = x.convTranspose2d(weight, options, extra);
      return bias == null ? y : y.add(Make.channels(bias, 2));
    }

    @Override
    public String title() {
      return "ConvTranspose2d " + weight.dim(0) + " → " + weight.dim(1) * options.groups() + ", " + weight.dim(2) + "×" + weight.dim(3);
    }
  }
}
