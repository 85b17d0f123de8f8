package nabla.kernel.operators;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nabla.kernel.operators.Operation.Operand;
import nabla.kernel.operators.Operation.Span;
import nabla.kernel.operators.Operation.Target;

/// What a source as typed holds: its operations by the place of their sign, the names it mentions, the variables it declares.
///
/// `receivers` are the parenthesized expressions on which a member is called.
record Syntax(Map<Integer, Operation> operations, List<Operand> receivers, Set<String> names, Set<String> variables) {
  /// Reads a parsed unit whose source starts at `base` in `text`.
  static Syntax read(CompilationUnitTree unit, SourcePositions positions, String text, int base) {
    var reader = new Reader(unit, positions, text, base);
    reader.scan(unit, null);
    return new Syntax(reader.operations, reader.receivers, reader.names, reader.variables);
  }

  /// Where the sign stands in the text between two operands, comments skipped; negative where it is not spelt out.
  static int sign(String text, int from, int to, String sign) {
    for (int at = from; at < to; at++)
      if (text.startsWith("//", at)) at = line(text, at);
      else if (text.startsWith("/*", at)) at = text.indexOf("*/", at + 2) + 1;
      else if (text.startsWith(sign, at)) return at;
      else if (!Character.isWhitespace(text.charAt(at))) return -1;
    return -1;
  }

  private static int line(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private static final class Reader extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String text;
    private final int base;
    private final Map<Integer, Operation> operations = new HashMap<>();
    private final List<Operand> receivers = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> variables = new HashSet<>();

    Reader(CompilationUnitTree unit, SourcePositions positions, String text, int base) {
      this.unit = unit;
      this.positions = positions;
      this.text = text;
      this.base = base;
    }

    @Override
    public Void visitBinary(BinaryTree tree, Void p) {
      Operator.of(tree).ifPresent(op -> add(op, tree, tree.getLeftOperand(), tree.getRightOperand(), null));
      return super.visitBinary(tree, p);
    }

    @Override
    public Void visitUnary(UnaryTree tree, Void p) {
      Operator.of(tree).ifPresent(op -> add(op, tree, null, tree.getExpression(), null));
      return super.visitUnary(tree, p);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void p) {
      var target = target(tree.getVariable());
      if (target != null) Operator.of(tree).ifPresent(op -> add(op, tree, tree.getVariable(), tree.getExpression(), target));
      return super.visitCompoundAssignment(tree, p);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void p) {
      if (tree.getExpression() instanceof ParenthesizedTree) receivers.add(operand(tree.getExpression()));
      return super.visitMemberSelect(tree, p);
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void p) {
      names.add(tree.getName().toString());
      return super.visitIdentifier(tree, p);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void p) {
      variables.add(tree.getName().toString());
      return super.visitVariable(tree, p);
    }

    private void add(Operator operator, Tree tree, ExpressionTree left, ExpressionTree right, Target target) {
      var whole = span(tree);
      var leftOperand = left == null ? null : operand(left);
      var rightOperand = operand(right);
      int from = left == null ? whole.start() : leftOperand.whole().end();
      int at = sign(text, from + base, rightOperand.whole().start() + base, operator.sign) - base;
      if (at < 0) return;
      var sign = new Span(at, at + operator.sign.length() + (target == null ? 0 : 1));
      boolean body = getCurrentPath().getParentPath().getLeaf() instanceof LambdaExpressionTree;
      operations.put(at, new Operation(operator, whole, sign, leftOperand, rightOperand, target, body));
    }

    private Operand operand(ExpressionTree tree) {
      var inner = tree;
      while (inner instanceof ParenthesizedTree parens) inner = parens.getExpression();
      return switch (inner.getKind()) {
        case METHOD_INVOCATION -> new Operand(span(tree), span(inner), true, true);
        case IDENTIFIER, MEMBER_SELECT, ARRAY_ACCESS, NEW_CLASS -> new Operand(span(tree), span(inner), true, false);
        default -> new Operand(span(tree), span(inner), false, false);
      };
    }

    private Target target(ExpressionTree tree) {
      if (plain(tree)) return new Target.Plain();
      return switch (tree) {
        case ArrayAccessTree element -> new Target.Element(span(element.getExpression()).end());
        case MemberSelectTree field -> new Target.Field(span(field.getExpression()).end());
        default -> null;
      };
    }

    private static boolean plain(ExpressionTree tree) {
      return switch (tree.getKind()) {
        case METHOD_INVOCATION, NEW_CLASS, NEW_ARRAY, ASSIGNMENT, CONDITIONAL_EXPRESSION, SWITCH_EXPRESSION, POSTFIX_INCREMENT,
            POSTFIX_DECREMENT, PREFIX_INCREMENT, PREFIX_DECREMENT ->
          false;
        default -> switch (tree) {
          case CompoundAssignmentTree _ -> false;
          case ParenthesizedTree parens -> plain(parens.getExpression());
          case MemberSelectTree field -> plain(field.getExpression());
          case ArrayAccessTree element -> plain(element.getExpression()) && plain(element.getIndex());
          case BinaryTree binary -> plain(binary.getLeftOperand()) && plain(binary.getRightOperand());
          case UnaryTree unary -> plain(unary.getExpression());
          case TypeCastTree cast -> plain(cast.getExpression());
          default -> true;
        };
      };
    }

    private Span span(Tree tree) {
      return new Span((int) positions.getStartPosition(unit, tree) - base, (int) positions.getEndPosition(unit, tree) - base);
    }
  }
}
