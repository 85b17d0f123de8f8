package nabla.array.simd;

/// A function's loop over vectors, and a plain one with the same bits that stands in for it until it is compiled.
record Relay<T>(T vectors, T plain, Loops loops) {
  /// A loop over vectors that nothing stands in for.
  static <T> Relay<T> of(T vectors) {
    return new Relay<>(vectors, vectors, Loops.READY);
  }

  /// The loop to take.
  T now() {
    return loops.compiled() ? vectors : plain;
  }
}
