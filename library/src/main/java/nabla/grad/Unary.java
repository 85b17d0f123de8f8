package nabla.grad;

import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Scalar1;
import nabla.tex.Tex;

/// A function of one number applied to every element: `y = f(x)`, `\bar x = \bar y ⊙ f'(x)`.
public sealed interface Unary extends Elementwise, Scalar1 permits Powers, Steps, Trigonometry, ErrorFunction, Activation {
  Tex tex(Tex x);

  /// The derivative `f'(x)`, written with `x` or, where that is shorter, with the value `y`.
  Tensor dx(Tensor x, Tensor y);

  @Override
  default Tex tex(List<Tex> in) {
    return tex(in.getFirst());
  }

  @Override
  default Array forward(Kernels k, List<Array> in) {
    return k.map(this, in.getFirst());
  }

  @Override
  default List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
    if (pull() != null && !Recording.on()) return List.of(pull().apply(in.getFirst(), out, g));
    return List.of(Elementwise.chain(g, dx(in.getFirst(), out)));
  }

  /// The gradient in one loop, for passes that record nothing; null where there is none.
  default Slope pull() {
    return null;
  }

  /// A constant 1, which costs no product.
  default Tensor one() {
    return Constants.ONE;
  }
}
