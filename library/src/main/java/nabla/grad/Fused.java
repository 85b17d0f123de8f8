package nabla.grad;

import java.util.List;
import nabla.array.Array;
import nabla.array.Fold;
import nabla.array.Kernels;
import nabla.tex.Tex;

/// Operations that could be composed of others but have a gradient in closed form: faster, and stable.
public sealed interface Fused extends Op {
  /// `softmax(x)_i = e^{x_i} / Σ_j e^{x_j}` along an axis, computed after subtracting the largest entry.
  record Softmax(int axis) implements Fused {
    public String name()         { return "softmax"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{softmax}"); }
    public String rule()         { return "\\bar x = y \\odot \\left(\\bar y - \\textstyle\\sum y \\odot \\bar y\\right)"; }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      var axes = x.shape().mask(axis);
      var e = k.map(new Powers.Exp(), k.zip(new Arithmetic.Sub(), x, k.fold(Fold.MAX, x, axes)));
      return k.zip(new Arithmetic.Div(), e, k.fold(Fold.SUM, e, axes));
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      return List.of(out.mul(g.sub(g.mul(out).sum(axis).unsqueeze(axis))));
    }
  }

  /// `logSoftmax(x)_i = x_i − ln Σ_j e^{x_j}` along an axis.
  record LogSoftmax(int axis) implements Fused {
    public String name()         { return "logSoftmax"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\ln\\operatorname{softmax}"); }
    public String rule()         { return "\\bar x = \\bar y - e^{y} \\textstyle\\sum \\bar y"; }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      var axes = x.shape().mask(axis);
      var centred = k.zip(new Arithmetic.Sub(), x, k.fold(Fold.MAX, x, axes));
      var sum = k.fold(Fold.SUM, k.map(new Powers.Exp(), centred), axes);
      return k.zip(new Arithmetic.Sub(), centred, k.map(new Powers.Log(), sum));
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      return List.of(g.sub(out.exp().mul(g.sum(axis).unsqueeze(axis))));
    }
  }
}
