package nabla.derive;

import java.util.List;
import java.util.Map;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.grad.Grad;
import nabla.grad.Op;
import nabla.grad.Tensor;
import nabla.tex.Tex;

/// An operation over whole expressions: an expectation, a derivative, a name. Its inputs are the leaves that stay free in them.
///
/// Its gradient is that of `compute`, which is written in tensors.
interface Closure extends Op.Custom {
  Tensor ALWAYS = Tensor.param("", Array.scalar(nabla.array.DType.F64, 0));

  /// The expressions inside, for printing.
  List<Tensor> bodies();

  /// The free leaves, in the order of the operation's inputs.
  List<Tensor> free();

  /// How it is written around its printed expressions.
  @Override
  Tex tex(List<Tex> bodies);

  /// The value, as a graph over these stand-ins of the free leaves.
  Tensor compute(Map<Tensor, Tensor> at);

  /// Whether an entry of the value is the same operation over that entry of the body.
  default boolean elementwise() {
    return true;
  }

  /// The result as part of a graph; where nothing is free, over a leaf that never changes, so that it is recorded.
  default Tensor make() {
    return free().isEmpty() ? Tensor.apply(this, ALWAYS) : Tensor.apply(this, free().toArray(Tensor[]::new));
  }

  @Override
  default String rule() {
    return "\\text{differentiate inside}";
  }

  @Override
  default Array forward(Kernels k, List<Array> in) {
    return Tensor.noGrad(() -> compute(bind(in.stream().map(Tensor::of).toList()))).value();
  }

  @Override
  default List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
    return Grad.through(at -> compute(bind(at)), in, g);
  }

  private Map<Tensor, Tensor> bind(List<Tensor> in) {
    var at = new java.util.HashMap<Tensor, Tensor>();
    for (int i = 0; i < free().size(); i++) at.put(free().get(i), in.get(i));
    return at;
  }
}
