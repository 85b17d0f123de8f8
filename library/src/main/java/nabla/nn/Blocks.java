package nabla.nn;

import java.util.Arrays;
import java.util.List;
import nabla.array.Rng;
import nabla.grad.Tensor;

/// Layers made of layers.
public sealed interface Blocks extends Layer {
  /// `x + f(x)`; where shapes differ `shortcut` takes x to the shape of f(x), else it is null.
  record Residual(Layer body, Layer shortcut) implements Blocks {
    @Override
    public Tensor apply(Tensor x, Mode mode) {
      var y = Trace.step("body", body, x, mode);
      var across = shortcut == null ? x : Trace.step("shortcut", shortcut, x, mode);
      if (!across.shape().equals(y.shape()))
        throw new IllegalArgumentException(
            "residual: the body gives shape " + y.shape() + ", the shortcut " + across.shape()
                + "; residualVia(shortcut, body) takes a shortcut that changes the shape too");
      return y.add(across);
    }

    @Override
    public String title() { return "Residual"; }
  }

  /// Several layers side by side, their results joined along axis 1: (n, channels, h, w) becomes (n, all branches' channels, h, w).
  record Inception(List<Layer> branches) implements Blocks {
    @Override
    public Tensor apply(Tensor x, Mode mode) {
      var out = new Tensor[branches.size()];
      for (int i = 0; i < out.length; i++) out[i] = Trace.step("branches." + i, branches.get(i), x, mode);
      return Tensor.concat(1, out);
    }

    @Override
    public String title() { return "Inception of " + branches.size(); }
  }

  /// An encoder and a decoder: `decoder(encoder(x))`.
  record Autoencoder(Layer encoder, Layer decoder) implements Blocks {
    public Tensor encode(Tensor x) { return encoder.apply(x); }

    public Tensor decode(Tensor code) { return decoder.apply(code); }

    @Override
    public Tensor apply(Tensor x, Mode mode) { return Trace.step("decoder", decoder, Trace.step("encoder", encoder, x, mode), mode); }

    @Override
    public String title() { return "Autoencoder"; }
  }

  /// One trunk and several heads; the result is their results side by side (axis 1). `head(i, x)` gives one.
  record MultiHead(Layer trunk, List<Layer> heads) implements Blocks {
    public Tensor head(int i, Tensor x, Mode mode) { return heads.get(i).apply(trunk.apply(x, mode), mode); }

    @Override
    public Tensor apply(Tensor x, Mode mode) {
      var shared = Trace.step("trunk", trunk, x, mode);
      var out = new Tensor[heads.size()];
      for (int i = 0; i < out.length; i++) out[i] = Trace.step("heads." + i, heads.get(i), shared, mode);
      return Tensor.concat(1, out);
    }

    @Override
    public String title() { return "MultiHead of " + heads.size(); }
  }

  /// (n, inputs) becomes (n, outputs): the largest of k linear functions, for each output: `max_k (x W_k + b_k)`.
  record Maxout(List<Linear> pieces) implements Blocks {
    public static Maxout of(int in, int out, int k, Init init, Rng rng) {
      var pieces = new Linear[k];
      Arrays.setAll(pieces, i -> Linear.of(in, out, true, init, rng));
      return new Maxout(List.of(pieces));
    }

    @Override
    public Tensor apply(Tensor x, Mode mode) {
      var y = pieces.getFirst().apply(x, mode);
      for (var piece : pieces.subList(1, pieces.size())) y = y.max(piece.apply(x, mode));
      return y;
    }

    @Override
    public String title() { return "Maxout of " + pieces.size(); }
  }

  /// The leaky ReLU whose slope below 0 is learned.
  record PRelu(Tensor slope) implements Blocks {
    @Override
    public Tensor apply(Tensor x, Mode mode) { return x.gt(0).where(x, x.mul(slope)); }

    @Override
    public String title() { return "PReLU"; }
  }
}
