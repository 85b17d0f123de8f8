package nabla.derive;

import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.grad.Op;
import nabla.grad.Tensor;
import nabla.math.Matrices;
import nabla.tex.Tex;

/// The inverse of a matrix, as formulas write it: for derivations, not for solving equations.
record Inverse() implements Op.Custom {
  public String name() { return "inv"; }
  public Tex tex(List<Tex> in) { return in.getFirst().pow("-1"); }
  public String rule() { return "\\bar A = -A^{-\\top} \\bar Y A^{-\\top}"; }
  public Array forward(Kernels k, List<Array> in) { return Matrices.inverse(in.getFirst()); }

  public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
    return List.of(out.t().mm(g).mm(out.t()).neg());
  }
}
