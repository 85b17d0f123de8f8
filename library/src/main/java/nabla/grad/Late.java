package nabla.grad;

import java.util.List;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.array.Spares;

/// Which results of a graph are computed late: when something asks for their numbers, not at the line that they are written in.
///
/// Big arrays go through memory, which takes longer than adding or `tanh` does. Of a chain of such operations only what somebody looks at, or what
/// another operation needs, is ever written; a backward pass has the chain computed block by block, forward and back, in the cache (`Region`).
/// Errors of shapes are raised at the line as ever, for only operands of one shape and dtype, and constant numbers, are taken this way.
final class Late {
  /// Fewer numbers stay in the second cache from one operation to the next, but in tests.
  private static final int LEAST = Spares.LEAST == 1 ? 1 : 1 << 17;
  /// No result waits for more operations, so that asking for it takes no longer than many a line, and regions fit a cache and a stack.
  private static final int MOST = 32;

  private Late() {}

  /// Whether the result of recording this operation may be computed late. Tiny operations must not pay for the question.
  static boolean fits(Op op, Tensor[] in) {
    return in.length > 0 && (in[0].size() >= LEAST || in[in.length - 1].size() >= LEAST) && op instanceof Elementwise f && f.cheap()
        && fit(in);
  }

  private static boolean fit(Tensor[] in) {
    var inputs = List.of(in);
    var like = like(inputs);
    if (like == null || like.size() < LEAST) return false;
    for (var x : in)
      if (!fits(x, like.shape(), like.dtype())) return false;
    return weight(inputs) <= MOST;
  }

  private static boolean fits(Tensor x, Shape shape, DType dtype) {
    if (x.dtype() != dtype) return false;
    if (x.shape().equals(shape)) {
      var there = x.node() == null ? x.array() : x.node().present();
      return there != null ? there.contiguous() : x.node().late();
    }
    return x.size() == 1 && x.rank() <= shape.rank() && !x.tracked() && x.node() == null;
  }

  /// The input that has the shape and the dtype of the result: the first that is tracked; null where none is.
  static Tensor like(List<Tensor> inputs) {
    for (int i = 0; i < inputs.size(); i++) if (inputs.get(i).tracked()) return inputs.get(i);
    return null;
  }

  /// How many operations have to be run at most for a result of these inputs.
  static int weight(List<Tensor> inputs) {
    int sum = 1;
    for (int i = 0; i < inputs.size(); i++) if (inputs.get(i).node() != null) sum += inputs.get(i).node().waits();
    return sum;
  }
}
