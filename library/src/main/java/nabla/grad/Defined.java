package nabla.grad;

import java.util.List;
import java.util.function.Function;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.tex.Tex;

/// An operation given by two functions of tensors, as `Op.of` makes it: its value, computed without recording, and its gradients.
record Defined(String name, Function<List<Tensor>, Tensor> f, Gradients gradients) implements Op {
  interface Gradients {
    List<Tensor> of(List<Tensor> in, Tensor y, Tensor g);
  }

  public String rule() { return "\\text{as defined for } \\operatorname{" + name + "}"; }

  public Tex tex(List<Tex> in) {
    return Tex.atom(String.join(", ", in.stream().map(Tex::code).toList())).fn("\\operatorname{" + name + "}");
  }

  public Array forward(Kernels k, List<Array> in) {
    return Tensor.noGrad(() -> f.apply(in.stream().map(Tensor::of).toList())).value();
  }

  public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
    return gradients.of(in, out, g);
  }
}
