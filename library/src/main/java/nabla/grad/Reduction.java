package nabla.grad;

import java.util.List;
import nabla.array.Array;
import nabla.array.Fold;
import nabla.array.Kernels;
import nabla.tex.Tex;

/// Operations that fold the numbers along some axes into one. The marked axes stay with extent 1 where `keep`.
public sealed interface Reduction extends Op {
  boolean[] axes();

  boolean keep();

  /// The result with its reduced axes back as extent 1, so that it broadcasts against the input.
  default Tensor open(Tensor reduced, Tensor x) {
    return reduced.reshape(x.shape().reduced(axes(), true).dims());
  }

  /// The array with the reduced axes dropped unless they are kept.
  default Array close(Array kept) {
    return keep() ? kept : kept.reshape(kept.shape().reduced(axes(), false).dims());
  }

  /// How many numbers are folded into one.
  static int count(boolean[] axes, nabla.array.Shape shape) {
    int n = 1;
    for (int i = 0; i < axes.length; i++)
      if (axes[i]) n *= shape.dim(i);
    return n;
  }

  record Sum(boolean[] axes, boolean keep) implements Reduction {
    public String name()                            { return "sum"; }
    public Tex tex(List<Tex> in)                    { return in.getFirst().fn("\\operatorname{sum}"); }
    public String rule()                            { return "\\bar x_i = \\bar y"; }
    public Array forward(Kernels k, List<Array> in) { return close(k.fold(Fold.SUM, in.getFirst(), axes)); }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      var x = in.getFirst();
      return List.of(open(g, x).broadcastTo(x.shape()));
    }
  }

  record Mean(boolean[] axes, boolean keep) implements Reduction {
    public String name()         { return "mean"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{mean}"); }
    public String rule()         { return "\\bar x_i = \\bar y / n"; }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      var sum = close(k.fold(Fold.SUM, x, axes));
      return k.zip(new Arithmetic.Div(), sum, Array.scalar(x.dtype(), count(axes, x.shape())));
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      var x = in.getFirst();
      return List.of(open(g, x).div(count(axes, x.shape())).broadcastTo(x.shape()));
    }
  }

  /// The largest number; the gradient goes to it, shared equally among equals.
  record Max(boolean[] axes, boolean keep) implements Reduction {
    public String name()                                           { return "max"; }
    public Tex tex(List<Tex> in)                                   { return in.getFirst().fn("\\max"); }
    public String rule()                                           { return "\\bar x_i = \\bar y\\,[x_i = y]"; }
    public Array forward(Kernels k, List<Array> in)                { return close(k.fold(Fold.MAX, in.getFirst(), axes)); }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(toEquals(this, in.getFirst(), out, g)); }
    public Domain domain()                                         { return Domain.DISTINCT; }
  }

  /// The smallest number; the gradient goes to it, shared equally among equals.
  record Min(boolean[] axes, boolean keep) implements Reduction {
    public String name()                                           { return "min"; }
    public Tex tex(List<Tex> in)                                   { return in.getFirst().fn("\\min"); }
    public String rule()                                           { return "\\bar x_i = \\bar y\\,[x_i = y]"; }
    public Array forward(Kernels k, List<Array> in)                { return close(k.fold(Fold.MIN, in.getFirst(), axes)); }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(toEquals(this, in.getFirst(), out, g)); }
    public Domain domain()                                         { return Domain.DISTINCT; }
  }

  private static Tensor toEquals(Reduction r, Tensor x, Tensor y, Tensor g) {
    var mask = x.eq(r.open(y, x));
    var share = Tensor.apply(new Sum(r.axes(), true), mask);
    return mask.div(share).mul(r.open(g, x));
  }
}
