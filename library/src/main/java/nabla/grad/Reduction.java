package nabla.grad;

import java.util.List;
import java.util.StringJoiner;
import nabla.array.Array;
import nabla.array.Fold;
import nabla.array.Kernels;
import nabla.array.Shape;
import nabla.tex.Tex;

/// Operations that fold the numbers along some axes into one. The marked axes stay with extent 1 where `keep`.
public sealed interface Reduction extends Op {
  boolean[] axes();

  boolean keep();

  /// The result with its reduced axes back as extent 1, so that it broadcasts against the input; a number does as it is.
  default Tensor open(Tensor reduced, Tensor x) {
    return keep() || reduced.rank() == 0 ? reduced : reduced.reshape(x.shape().reduced(axes(), true).dims());
  }

  /// The array with the reduced axes dropped unless they are kept.
  default Array close(Array kept) {
    return keep() ? kept : kept.part(0, kept.shape().reduced(axes(), false));
  }

  /// A function name, with the axes as its index where some axes remain: `\max_{1}\left(x\right)`.
  default Tex written(String name, List<Tex> in) {
    return in.getFirst().fn(name + index());
  }

  /// The axes as an index, empty where all are folded.
  default String index() {
    var named = new StringJoiner(",", "_{", "}");
    int n = 0;
    for (int i = 0; i < axes().length; i++) {
      if (!axes()[i]) continue;
      named.add(String.valueOf(i));
      n++;
    }
    return n == axes().length ? "" : named.toString();
  }

  /// How many numbers are folded into one.
  static int count(boolean[] axes, Shape shape) {
    int n = 1;
    for (int i = 0; i < axes.length; i++)
      if (axes[i]) n *= shape.dim(i);
    return n;
  }

  record Sum(boolean[] axes, boolean keep) implements Reduction {
    public String name() { return "sum"; }
    public Tex tex(List<Tex> in) { return written("\\operatorname{sum}", in); }
    public String rule() { return "\\bar x_i = \\bar y"; }
    public Array forward(Kernels k, List<Array> in) { return close(k.fold(Fold.SUM, in.getFirst(), axes)); }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      var x = in.getFirst();
      return List.of(open(g, x).broadcastTo(x.shape()));
    }
  }

  record Mean(boolean[] axes, boolean keep) implements Reduction {
    private static final int FEW = 64;

    public String name() { return "mean"; }
    public Tex tex(List<Tex> in) { return written("\\operatorname{mean}", in); }
    public String rule() { return "\\bar x_i = \\bar y / n"; }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      return close(over(k, k.fold(Fold.SUM, x, axes), count(axes, x.shape())));
    }

    /// Few sums are divided where they lie: a number to divide by and its broadcast would take as long as the sum.
    private static Array over(Kernels k, Array sums, int n) {
      if (sums.size() > FEW) return k.zip(new Arithmetic.Div(), sums, Array.scalar(sums.dtype(), n));
      for (int i = 0; i < sums.size(); i++) sums.raw(i, sums.raw(i) / n);
      return sums;
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      var x = in.getFirst();
      return List.of(open(g, x).div(count(axes, x.shape())).broadcastTo(x.shape()));
    }
  }

  /// The mean squared distance from the mean: divided by n, not n − 1.
  record Var(boolean[] axes, boolean keep) implements Reduction {
    public String name() { return "var"; }
    public Tex tex(List<Tex> in) { return written("\\operatorname{var}", in); }
    public String rule() { return "\\bar x_i = \\tfrac{2}{n}\\, \\bar y\\, (x_i - \\operatorname{mean} x)"; }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      var centred = k.zip(new Arithmetic.Sub(), x, new Mean(axes, true).forward(k, in));
      return new Mean(axes, keep).forward(k, List.of(k.map(new Powers.Square(), centred)));
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      var x = in.getFirst();
      var centred = x.sub(Tensor.apply(new Mean(axes, true), x));
      return List.of(centred.mul(open(g, x).mul(2.0 / count(axes, x.shape()))));
    }
  }

  /// The largest number; the gradient goes to it, shared equally among equals.
  record Max(boolean[] axes, boolean keep) implements Reduction {
    public String name() { return "max"; }
    public Tex tex(List<Tex> in) { return written("\\max", in); }
    public String rule() { return "\\bar x_i = \\bar y\\,[x_i = y]"; }
    public Array forward(Kernels k, List<Array> in) { return close(k.fold(Fold.MAX, some(this, in), axes)); }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(toEquals(this, in.getFirst(), out, g)); }
    public Domain domain() { return Domain.DISTINCT; }
  }

  /// The smallest number; the gradient goes to it, shared equally among equals.
  record Min(boolean[] axes, boolean keep) implements Reduction {
    public String name() { return "min"; }
    public Tex tex(List<Tex> in) { return written("\\min", in); }
    public String rule() { return "\\bar x_i = \\bar y\\,[x_i = y]"; }
    public Array forward(Kernels k, List<Array> in) { return close(k.fold(Fold.MIN, some(this, in), axes)); }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(toEquals(this, in.getFirst(), out, g)); }
    public Domain domain() { return Domain.DISTINCT; }
  }

  /// `ln Σ eˣ`, computed after subtracting the largest number.
  record LogSumExp(boolean[] axes, boolean keep) implements Reduction {
    public String name() { return "logSumExp"; }
    public Tex tex(List<Tex> in) { return written("\\operatorname{logsumexp}", in); }
    public String rule() { return "\\bar x = \\bar y\\, e^{x - y}"; }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      var top = k.fold(Fold.MAX, x, axes);
      for (int i = 0; i < top.size(); i++)
        if (Double.isInfinite(top.raw(i))) top.raw(i, 0);
      var sum = k.fold(Fold.SUM, k.map(new Powers.Exp(), k.zip(new Arithmetic.Sub(), x, top)), axes);
      return close(k.zip(new Arithmetic.Add(), k.map(new Powers.Log(), sum), top));
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      var x = in.getFirst();
      return List.of(x.sub(open(out, x)).exp().mul(open(g, x)));
    }
  }

  /// The length `√Σ x²`, computed after dividing by the largest number; the gradient of a zero vector's is 0.
  record Norm(boolean[] axes, boolean keep) implements Reduction {
    public String name() { return "norm"; }
    public Tex tex(List<Tex> in) { return new Tex(in.getFirst().between("\\|", "\\|") + index(), Tex.ATOM); }
    public String rule() { return "\\bar x = \\bar y\\, x / y"; }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      var largest = k.fold(Fold.MAX, k.map(new Powers.Abs(), x), axes);
      for (int i = 0; i < largest.size(); i++)
        if (largest.raw(i) == 0 || Double.isInfinite(largest.raw(i))) largest.raw(i, 1);
      var squares = k.map(new Powers.Square(), k.zip(new Arithmetic.Div(), x, largest));
      return close(k.zip(new Arithmetic.Mul(), k.map(new Powers.Sqrt(), k.fold(Fold.SUM, squares, axes)), largest));
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      var x = in.getFirst();
      var length = open(out, x);
      return List.of(x.div(length.add(length.eq(0))).mul(open(g, x)));
    }
  }

  private static Array some(Reduction r, List<Array> in) {
    var x = in.getFirst();
    if (count(r.axes(), x.shape()) > 0) return x;
    throw new IllegalArgumentException(r.name() + ": shape " + x.shape() + " has no numbers along the reduced axes");
  }

  private static Tensor toEquals(Reduction r, Tensor x, Tensor y, Tensor g) {
    var mask = x.eq(r.open(y, x));
    var share = Tensor.apply(new Sum(r.axes(), true), mask);
    return mask.div(share).mul(r.open(g, x));
  }
}
