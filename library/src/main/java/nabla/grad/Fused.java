package nabla.grad;

import java.util.List;
import java.util.function.Supplier;
import nabla.array.Array;
import nabla.array.Fold;
import nabla.array.Kernels;
import nabla.array.Shape;
import nabla.tex.Tex;

/// Operations that could be composed of others but have a gradient in closed form: faster, and stable.
public sealed interface Fused extends Op
    permits Fused.Softmax, Fused.LogSoftmax, Fused.Maxout, CrossEntropy, Normalization, Dropping, Pooling {
  /// What the forward pass saved; where the gradient is itself recorded, the same computed again from the inputs, so that it is differentiable.
  static Tensor saved(Tensor out, int i, Supplier<Tensor> again) {
    return Recording.on() ? again.get() : Tensor.of(out.lentSaved(i));
  }

  /// `softmax(x)_i = e^{x_i} / Σ_j e^{x_j}` along an axis, computed after subtracting the largest entry.
  record Softmax(int axis) implements Fused {
    public String name() { return "softmax"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{softmax}"); }
    public String rule() { return "\\bar x = y \\odot \\left(\\bar y - \\textstyle\\sum y \\odot \\bar y\\right)"; }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      if (axis == x.rank() - 1) return k.softmax(x);
      var axes = x.shape().mask(axis);
      var e = k.map(new Powers.Exp(), k.zip(new Arithmetic.Sub(), x, k.fold(Fold.MAX, x, axes)));
      return k.zip(new Arithmetic.Div(), e, k.fold(Fold.SUM, e, axes));
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      if (axis == out.rank() - 1 && !Recording.on()) return List.of(Tensor.of(Kernels.best().softmaxInput(out.array(), g.array())));
      return List.of(out.mul(g.sub(g.mul(out).sum(axis).unsqueeze(axis))));
    }
  }

  /// `logSoftmax(x)_i = x_i − ln Σ_j e^{x_j}` along an axis.
  record LogSoftmax(int axis) implements Fused {
    public String name() { return "logSoftmax"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\ln\\operatorname{softmax}"); }
    public String rule() { return "\\bar x = \\bar y - e^{y} \\textstyle\\sum \\bar y"; }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      if (axis == x.rank() - 1) return k.logSoftmax(x);
      var axes = x.shape().mask(axis);
      var centred = k.zip(new Arithmetic.Sub(), x, k.fold(Fold.MAX, x, axes));
      var sum = k.fold(Fold.SUM, k.map(new Powers.Exp(), centred), axes);
      return k.zip(new Arithmetic.Sub(), centred, k.map(new Powers.Log(), sum));
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      return List.of(g.sub(out.exp().mul(g.sum(axis).unsqueeze(axis))));
    }
  }

  /// The largest of each `pieces` neighbouring units along an axis (Goodfellow et al. 2013); the axis shrinks by that factor.
  record Maxout(int axis, int pieces) implements Fused {
    public String name() { return "maxout"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{maxout}_{" + pieces + "}"); }
    public String rule() { return "\\bar x_i = \\bar y_k\\,[x_i = y_k]"; }
    public Domain domain() { return Domain.DISTINCT; }

    private Shape split(Shape shape) {
      if (pieces < 1 || shape.dim(axis) % pieces != 0)
        throw new IllegalArgumentException("maxout: axis " + axis + " of shape " + shape + " does not fall into pieces of " + pieces);
      return shape.with(axis, shape.dim(axis) / pieces).insert(axis + 1, pieces);
    }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      var split = split(x.shape());
      return k.fold(Fold.MAX, x.reshape(split.dims()), split.mask(axis + 1)).reshape(x.shape().with(axis, split.dim(axis)).dims());
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      var x = in.getFirst();
      var mask = x.reshape(split(x.shape()).dims()).eq(out.unsqueeze(axis + 1));
      return List.of(mask.div(mask.sum(axis + 1).unsqueeze(axis + 1)).mul(g.unsqueeze(axis + 1)).reshape(x.shape().dims()));
    }
  }
}
