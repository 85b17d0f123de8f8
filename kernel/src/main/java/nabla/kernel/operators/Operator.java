package nabla.kernel.operators;

import com.sun.source.tree.Tree;
import java.util.Optional;

/// An operator that works on tensors, and the method of `Tensor` that it stands for.
enum Operator {
  ADD("+", "add", Tree.Kind.PLUS, Tree.Kind.PLUS_ASSIGNMENT), SUB("-", "sub", Tree.Kind.MINUS, Tree.Kind.MINUS_ASSIGNMENT), MUL("*", "mul",
      Tree.Kind.MULTIPLY, Tree.Kind.MULTIPLY_ASSIGNMENT), DIV("/", "div", Tree.Kind.DIVIDE, Tree.Kind.DIVIDE_ASSIGNMENT), GT(">", "gt",
          Tree.Kind.GREATER_THAN, null), GE(">=", "ge", Tree.Kind.GREATER_THAN_EQUAL, null), LT("<", "lt", Tree.Kind.LESS_THAN,
              null), LE("<=", "le", Tree.Kind.LESS_THAN_EQUAL, null), NEG("-", "neg", Tree.Kind.UNARY_MINUS, null);

  final String sign;
  final String method;
  private final Tree.Kind kind;
  private final Tree.Kind assignment;

  Operator(String sign, String method, Tree.Kind kind, Tree.Kind assignment) {
    this.sign = sign;
    this.method = method;
    this.kind = kind;
    this.assignment = assignment;
  }

  static Optional<Operator> of(Tree tree) {
    for (var operator : values())
      if (tree.getKind() == operator.kind || tree.getKind() == operator.assignment) return Optional.of(operator);
    return Optional.empty();
  }

  boolean compares() {
    return this == GT || this == GE || this == LT || this == LE;
  }
}
