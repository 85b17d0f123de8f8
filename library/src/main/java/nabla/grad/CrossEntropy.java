package nabla.grad;

import java.util.Arrays;
import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Scalar2;
import nabla.tex.Tex;

/// Cross-entropies straight from logits, without the rounding of a probability near 0 or 1. Inputs: logits, targets.
public sealed interface CrossEntropy extends Fused {
  /// `−Σ_j t_j ln softmax(x)_j` over the last axis, one number a row.
  record SoftmaxCrossEntropy() implements CrossEntropy {
    public String name() { return "softmaxCrossEntropy"; }
    public Tex tex(List<Tex> in) {
      return Tex.atom("\\operatorname{CE}\\left(" + in.get(1) + ", \\operatorname{softmax}(" + in.get(0) + ")\\right)");
    }
    public String rule() { return "\\bar x = \\bar y \\odot \\left(\\operatorname{softmax}(x) - t\\right)"; }
    public Array forward(Kernels k, List<Array> in) { return run(k, in).value(); }

    public Result run(Kernels k, List<Array> in) {
      Array x = in.get(0), t = in.get(1);
      if (x.rank() == 0 || !x.shape().equals(t.shape()))
        throw new IllegalArgumentException(
            "softmaxCrossEntropy: logits " + x.shape() + " and targets " + t.shape() + ": one target a logit is needed");
      var wide = x.dtype().with(t.dtype());
      var entropy = k.crossEntropy(x.cast(wide), t.cast(wide));
      return new Result(entropy.value(), List.of(entropy.logs()));
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      Tensor x = in.get(0), t = in.get(1), each = g.unsqueeze(-1);
      if (!t.tracked() && !Recording.on()) {
        var saved = out.lentSaved(0);
        return Arrays
            .asList(Tensor.of(Kernels.best().crossEntropyInput(saved, t.value().cast(saved.dtype()), g.value().cast(saved.dtype()))), null);
      }
      var logs = Fused.saved(out, 0, () -> x.logSoftmax(-1));
      return Arrays.asList(
          x.tracked() ? logs.exp().mul(t.sum(-1).unsqueeze(-1)).sub(t).mul(each) : null,
          t.tracked() ? logs.mul(each).neg() : null);
    }
  }

  /// `−t ln σ(x) − (1 − t) ln(1 − σ(x))` of every element, computed as `max(x, 0) − x t + ln(1 + e^{−|x|})`.
  record SigmoidCrossEntropy() implements CrossEntropy, Scalar2 {
    public String name() { return "sigmoidCrossEntropy"; }
    public Tex tex(List<Tex> in) { return Tex.atom("\\operatorname{BCE}\\left(" + in.get(1) + ", \\sigma(" + in.get(0) + ")\\right)"); }
    public String rule() { return "\\bar x = \\bar y \\odot \\left(\\sigma(x) - t\\right)"; }
    public double at(double x, double t) { return Math.max(x, 0) - x * t + Math.log1p(Math.exp(-Math.abs(x))); }
    public Array forward(Kernels k, List<Array> in) { return k.zip(this, in.get(0), in.get(1)); }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      Tensor x = in.get(0), t = in.get(1);
      return Arrays.asList(x.tracked() ? x.sigmoid().sub(t).mul(g) : null, t.tracked() ? x.mul(g).neg() : null);
    }
  }
}
