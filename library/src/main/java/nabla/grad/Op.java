package nabla.grad;

import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.tex.Tex;

/// An operation on tensors: how it is written, the textbook rule of its derivative, its value, its gradient.
///
/// The sealed tree below is the table of all operations: tests walk it, derivations print it. Gradients are written in tensors,
/// so a gradient is itself a graph, differentiable again and printable.
public sealed interface Op permits Elementwise, Reduction, Shaping, Contraction, Indexing, Fused, Defined, Op.Custom {
  /// The name a student types, as errors quote it: `mm`, `tanh`.
  String name();

  /// How the value is written.
  Tex tex(List<Tex> in);

  /// The textbook line of the derivative, with `\bar y` for the gradient of the result and `\bar x` for that of the argument.
  String rule();

  /// The value.
  Array forward(Kernels k, List<Array> in);

  /// The value together with what `vjp` will want again (a dropout mask, pooling indices), read there by `out.saved(i)`.
  default Result run(Kernels k, List<Array> in) {
    return new Result(forward(k, in), List.of());
  }

  /// The gradient of each input, from the gradient `g` of the result; null where an input has none.
  /// Shapes may be broadcast ones: `Backward` undoes broadcasting. An input that is not tracked needs no entry but null.
  List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g);

  /// Where tests may draw the inputs.
  default Domain domain() {
    return Domain.REALS;
  }

  /// False for masks and indices, whose derivative is zero or undefined: their results are constants.
  default boolean differentiable() {
    return true;
  }

  /// A value and what its gradient will want again.
  record Result(Array value, List<Array> saved) {}

  /// This operation applied.
  default Tensor apply(Tensor... in) {
    return Tensor.apply(this, in);
  }

  /// An operation of one tensor from its value and its gradient: `Op.of("cube", x -> x.pow(3), (x, y, g) -> g.mul(x.square()).mul(3))`.
  static Op of(String name, UnaryOperator<Tensor> f, Vjp1 vjp) {
    return new Defined(name, in -> f.apply(in.getFirst()), (in, y, g) -> Collections.singletonList(vjp.of(in.getFirst(), y, g)));
  }

  /// An operation of two tensors from its value and its two gradients.
  static Op of(String name, BinaryOperator<Tensor> f, Vjp2 vjp) {
    return new Defined(name, in -> f.apply(in.get(0), in.get(1)), (in, y, g) -> vjp.of(in.get(0), in.get(1), y, g));
  }

  /// An operation of any number of tensors from its value and its gradients.
  static Op ofAll(String name, Function<List<Tensor>, Tensor> f, VjpAll vjp) {
    return new Defined(name, f, vjp::of);
  }

  /// The gradients of all inputs (null where there is none) from the result `y` and its gradient `g`.
  interface VjpAll {
    List<Tensor> of(List<Tensor> in, Tensor y, Tensor g);
  }

  /// The gradient of `x` from the result `y` and its gradient `g`.
  interface Vjp1 {
    Tensor of(Tensor x, Tensor y, Tensor g);
  }

  /// The gradients of `a` and `b` (null where there is none) from the result `y` and its gradient `g`.
  interface Vjp2 {
    List<Tensor> of(Tensor a, Tensor b, Tensor y, Tensor g);
  }

  /// The door for students and notebooks: an operation of their own. No library class implements it.
  non-sealed interface Custom extends Op {}
}
