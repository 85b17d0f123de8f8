package nabla.grad;

import java.util.Arrays;
import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.tex.Tex;

/// Products that sum over shared axes.
public sealed interface Contraction extends Op {
  /// The matrix product of the last two axes, leading axes broadcast.
  record MatMul() implements Contraction {
    public String name()                            { return "mm"; }
    public Tex tex(List<Tex> in)                    { return in.get(0).times(in.get(1)); }
    public String rule()                            { return "\\bar A = \\bar Y B^{\\top}, \\quad \\bar B = A^{\\top} \\bar Y"; }
    public Array forward(Kernels k, List<Array> in) { return k.matmul(in.get(0), in.get(1)); }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      Tensor a = in.get(0), b = in.get(1);
      return Arrays.asList(a.tracked() ? g.mm(b.transpose(-1, -2)) : null, b.tracked() ? a.transpose(-1, -2).mm(g) : null);
    }
  }
}
