package nabla.grad;

import java.util.Arrays;
import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Scalar2;
import nabla.tex.Tex;

/// A function of two numbers applied to every pair of elements, shapes broadcast.
public sealed interface Binary extends Elementwise, Scalar2 permits Arithmetic {
  Tex tex(Tex a, Tex b);

  /// The partial derivative by the first operand.
  Tensor da(Tensor a, Tensor b, Tensor y);

  /// The partial derivative by the second operand.
  Tensor db(Tensor a, Tensor b, Tensor y);

  @Override
  default Tex tex(List<Tex> in) {
    return tex(in.get(0), in.get(1));
  }

  @Override
  default Array forward(Kernels k, List<Array> in) {
    return k.zip(this, in.get(0), in.get(1));
  }

  @Override
  default List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
    Tensor a = in.get(0), b = in.get(1);
    return Arrays.asList(
        a.tracked() ? Elementwise.chain(g, da(a, b, out)) : null,
        b.tracked() ? Elementwise.chain(g, db(a, b, out)) : null);
  }

  /// A constant 1, which costs no product.
  default Tensor one() {
    return Constants.ONE;
  }
}
