package nabla.kernel.operators;

/// An operator in a source as typed: where it, its operands and the whole expression stand.
///
/// `left` is null for the unary minus; `target` is null except for a compound assignment.
record Operation(Operator operator, Span whole, Span sign, Operand left, Operand right, Target target, boolean lambdaBody) {
  /// From `start` to before `end`.
  record Span(int start, int end) {
    String of(String source) {
      return source.substring(start, end);
    }
  }

  /// An operand, with its parentheses (`whole`) and without (`inner`). `primary` where a method can be called on it as it stands;
  /// `call` where it is a call whose result type the context could change.
  record Operand(Span whole, Span inner, boolean primary, boolean call) {
    boolean parenthesized() {
      return !whole.equals(inner);
    }
  }

  /// What a compound assignment writes to. Evaluating a `Plain` target twice is the same as once; an array element or a field
  /// behind a call or an increment is not: `split` is where the array or the owner ends.
  sealed interface Target {
    record Plain() implements Target {}

    record Element(int split) implements Target {}

    record Field(int split) implements Target {}
  }

  boolean compound() {
    return target != null;
  }
}
