package nabla.grad;

import java.util.Arrays;
import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.tex.Tex;

/// Products that sum over shared axes.
public sealed interface Contraction extends Op
    permits Contraction.MatMul, Contraction.Dot, Contraction.Outer, Contraction.CumSum, Einsum, Convolution {
  /// The matrix product of the last two axes, leading axes broadcast.
  record MatMul() implements Contraction {
    public String name() { return "mm"; }
    public Tex tex(List<Tex> in) { return in.get(0).times(in.get(1)); }
    public String rule() { return "\\bar A = \\bar Y B^{\\top}, \\quad \\bar B = A^{\\top} \\bar Y"; }
    public Array forward(Kernels k, List<Array> in) { return k.matmul(in.get(0), in.get(1)); }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      Tensor a = in.get(0), b = in.get(1);
      return Arrays.asList(a.tracked() ? g.mm(b.transpose(-1, -2)) : null, b.tracked() ? a.transpose(-1, -2).mm(g) : null);
    }
  }

  /// The inner product of two vectors, a number.
  record Dot() implements Contraction {
    public String name() { return "dot"; }
    public Tex tex(List<Tex> in) { return in.get(0).pow("\\top").times(in.get(1)); }
    public String rule() { return "\\bar a = \\bar y\\, b, \\quad \\bar b = \\bar y\\, a"; }

    public Array forward(Kernels k, List<Array> in) {
      Array a = in.get(0), b = in.get(1);
      vectors(name(), a, b);
      if (a.size() != b.size()) throw new IllegalArgumentException(
          "dot: " + a.shape() + " · " + b.shape() + ": lengths " + a.size() + " and " + b.size() + " differ");
      return k.matmul(a.reshape(1, a.size()), b.reshape(b.size(), 1)).reshape();
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      return Arrays.asList(in.get(0).tracked() ? g.mul(in.get(1)) : null, in.get(1).tracked() ? g.mul(in.get(0)) : null);
    }
  }

  /// All products of an entry of `a` and an entry of `b`, two vectors: the matrix `a bᵀ`.
  record Outer() implements Contraction {
    public String name() { return "outer"; }
    public Tex tex(List<Tex> in) { return in.get(0).times(in.get(1).pow("\\top")); }
    public String rule() { return "\\bar a = \\bar Y b, \\quad \\bar b = \\bar Y^{\\top} a"; }

    public Array forward(Kernels k, List<Array> in) {
      Array a = in.get(0), b = in.get(1);
      vectors(name(), a, b);
      return k.zip(new Arithmetic.Mul(), a.reshape(a.size(), 1), b.reshape(1, b.size()));
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      return Arrays.asList(in.get(0).tracked() ? g.mm(in.get(1)) : null, in.get(1).tracked() ? g.t().mm(in.get(0)) : null);
    }
  }

  /// The running sum along an axis: the product with a triangle of ones.
  record CumSum(int axis) implements Contraction {
    public String name() { return "cumsum"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{cumsum}_{" + axis + "}"); }
    public String rule() { return "\\bar x_j = \\textstyle\\sum_{i \\ge j} \\bar y_i"; }
    public Array forward(Kernels k, List<Array> in) { return k.cumsum(in.getFirst(), axis); }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(g.flip(axis).cumsum(axis).flip(axis)); }
  }

  private static void vectors(String name, Array a, Array b) {
    if (a.rank() != 1 || b.rank() != 1)
      throw new IllegalArgumentException(name + ": " + a.shape() + " and " + b.shape() + ": takes two vectors");
  }
}
