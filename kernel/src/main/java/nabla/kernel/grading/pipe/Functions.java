package nabla.kernel.grading.pipe;

import java.io.IOException;
import nabla.grad.Tensor;

/// How values that are functions travel: by a number, under which the other side calls back. Tensors that gradients go through do likewise.
public interface Functions {
  /// The number under which the other side may call this object's only abstract method.
  int lend(Object function, Class<?> type);

  /// An object of that interface whose calls go to the other side.
  Object borrow(int number, Class<?> type);

  /// Writes a tensor that is a parameter or depends on one.
  void write(Tensor tracked, ValueWriter to);

  /// Reads such a tensor: the same one, or what stands for it here.
  Tensor read(ValueReader from) throws IOException;
}
