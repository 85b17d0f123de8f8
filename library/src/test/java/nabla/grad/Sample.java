package nabla.grad;

import java.util.ArrayList;
import java.util.List;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;

/// An operation and inputs to try it on. The inputs marked fixed (masks) are constants: no gradient is asked for them.
record Sample(Op op, List<Array> inputs, List<Boolean> fixed) {
  private static long drawn;

  /// Inputs of these shapes, drawn from the operation's domain.
  static Sample of(Op op, int[]... shapes) {
    var rng = new Rng(++drawn);
    var inputs = new ArrayList<Array>();
    for (var dims : shapes) inputs.add(Array.of(op.domain().draw(rng, Shape.of(dims).size()), Shape.of(dims)));
    return new Sample(op, inputs, new ArrayList<>(java.util.Collections.nCopies(shapes.length, false)));
  }

  /// The same with one more input, a constant.
  Sample with(Array constant) {
    var all = new ArrayList<>(inputs);
    all.add(constant);
    var marks = new ArrayList<>(fixed);
    marks.add(true);
    return new Sample(op, all, marks);
  }

  Sample with(Op other) {
    return new Sample(other, inputs, fixed);
  }

  Tensor apply(Tensor... in) {
    return Tensor.apply(op, in);
  }

  /// The value on inputs of this dtype and layout.
  Tensor value(DType dtype, Layout layout) {
    return apply(inputs.stream().map(x -> layout.view(Tensor.of(layout.storage(x.cast(dtype))))).toArray(Tensor[]::new));
  }

  @Override
  public String toString() {
    return op + " on " + inputs.stream().map(Array::shape).toList();
  }
}
