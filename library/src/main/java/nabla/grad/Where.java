package nabla.grad;

import java.util.Arrays;
import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.tex.Tex;

/// Chooses by a mask: `a` where the mask is not 0, else `b`. Inputs: mask, a, b, broadcast.
public record Where() implements Elementwise {
  public String name() { return "where"; }
  public String rule() { return "\\bar a = \\bar y \\odot m, \\quad \\bar b = \\bar y \\odot (1 - m)"; }
  public Array forward(Kernels k, List<Array> in) { return k.where(in.get(0), in.get(1), in.get(2)); }

  public Tex tex(List<Tex> in) {
    return new Tex("\\begin{cases}" + in.get(1) + " & " + in.get(0) + " \\\\ " + in.get(2) + " & \\text{else}\\end{cases}", Tex.SUM);
  }

  public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
    Tensor mask = in.getFirst(), zero = Tensor.scalar(g.dtype(), 0);
    return Arrays.asList(null, mask.where(g, zero), mask.where(zero, g));
  }
}
