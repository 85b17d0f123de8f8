package nabla.kernel.grading.pipe;

import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.grad.Grad;
import nabla.grad.Op;
import nabla.grad.Tensor;
import nabla.tex.Tex;

/// A value that another process computed from tensors of this one: its gradient is asked of that process.
record Distant(Array value, Gradient gradient) implements Op.Custom {
  /// The gradients by the inputs of `Σ g ⊙ value`, differentiable ones where `again`.
  @FunctionalInterface
  interface Gradient {
    List<Tensor> of(Tensor g, boolean again);
  }

  @Override
  public String name() {
    return "answer";
  }

  @Override
  public Tex tex(List<Tex> in) {
    return Tex.atom(String.join(", ", in.stream().map(Tex::code).toList())).fn("\\operatorname{answer}");
  }

  @Override
  public String rule() {
    return "\\text{as the student's code computes it}";
  }

  @Override
  public Array forward(Kernels k, List<Array> in) {
    return value;
  }

  @Override
  public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
    return gradient.of(g, Grad.recording());
  }
}
