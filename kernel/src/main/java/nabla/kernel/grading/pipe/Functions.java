package nabla.kernel.grading.pipe;

/// How values that are functions travel: by a number, under which the other side calls back.
public interface Functions {
  /// The number under which the other side may call this object's only abstract method.
  int lend(Object function, Class<?> type);

  /// An object of that interface whose calls go to the other side.
  Object borrow(int number, Class<?> type);
}
