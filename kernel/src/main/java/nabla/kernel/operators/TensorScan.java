package nabla.kernel.operators;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import javax.lang.model.element.Element;
import nabla.kernel.operators.OperandTypes.Kind;

/// One pass over an attributed unit: notes in the draft each operator that javac cannot apply because an operand is a tensor,
/// and each enclosing one that has a tensor operand now.
///
/// javac leaves a refused expression, a call with a refused argument, and a `var` that starts from one without a type; what follows from
/// the operator itself is known here at once, the rest is for the next pass. A `cautious` scan trusts no call with a changed argument.
final class TensorScan extends TreePathScanner<Void, Void> {
  private final CompilationUnitTree unit;
  private final String text;
  private final Draft draft;
  private final IntUnaryOperator toSource;
  private final boolean cautious;
  private final Trees trees;
  private final SourcePositions positions;
  private final OperandTypes types;
  private final CallTypes yields;
  private final Set<Tree> calls = new HashSet<>();
  private final Set<Element> tensors = new HashSet<>(), unsure = new HashSet<>();
  private boolean unsettled;

  /// `toSource` leads an offset of the unit's text back to the draft's source.
  TensorScan(Javac.Trial trial, CompilationUnitTree unit, String text, Draft draft, IntUnaryOperator toSource, boolean cautious) {
    this.unit = unit;
    this.text = text;
    this.draft = draft;
    this.toSource = toSource;
    this.cautious = cautious;
    this.trees = trial.trees();
    this.positions = trees.getSourcePositions();
    this.types = new OperandTypes(trial);
    this.yields = new CallTypes(trial, unit, types);
    scan(unit, null);
  }

  /// Whether this pass found anything.
  boolean found() {
    return !calls.isEmpty();
  }

  /// Whether an operator is left whose operands have no type yet.
  boolean unsettled() {
    return unsettled;
  }

  @Override
  public Void visitBinary(BinaryTree tree, Void p) {
    super.visitBinary(tree, p);
    judge(tree, tree.getLeftOperand(), tree.getRightOperand());
    return null;
  }

  @Override
  public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void p) {
    super.visitCompoundAssignment(tree, p);
    judge(tree, tree.getVariable(), tree.getExpression());
    return null;
  }

  @Override
  public Void visitUnary(UnaryTree tree, Void p) {
    super.visitUnary(tree, p);
    var operation = Operator.of(tree).map(op -> draft.open(toSource.applyAsInt(start(tree)))).orElse(null);
    if (operation == null) return null;
    var operand = type(tree.getExpression());
    if (operand == Kind.TENSOR) read(tree, operation, new Draft.Reading(true, false, false));
    unsettled |= operand == Kind.UNKNOWN;
    return null;
  }

  @Override
  public Void visitVariable(VariableTree tree, Void p) {
    super.visitVariable(tree, p);
    var init = tree.getInitializer();
    var variable = trees.getElement(getCurrentPath());
    if (init == null || variable == null) return null;
    if (types.kind(variable.asType()) == Kind.UNKNOWN && type(init) == Kind.TENSOR) tensors.add(variable);
    else if (cautious && changed(new TreePath(getCurrentPath(), init))) unsure.add(variable);
    return null;
  }

  private void judge(ExpressionTree tree, ExpressionTree left, ExpressionTree right) {
    var operator = Operator.of(tree).orElse(null);
    if (operator == null) return;
    int sign = Syntax.sign(text, end(left), start(right), operator.sign);
    var operation = sign < 0 ? null : draft.open(toSource.applyAsInt(sign));
    if (operation == null) return;
    var a = type(left);
    var b = type(right);
    boolean writes = tree instanceof CompoundAssignmentTree;
    if (a == Kind.TENSOR && b.operand() || b == Kind.TENSOR && a.number() && !writes)
      read(tree, operation, new Draft.Reading(a == Kind.TENSOR, boxedCall(a, operation.left()), boxedCall(b, operation.right())));
    unsettled |= a == Kind.UNKNOWN || b == Kind.UNKNOWN;
  }

  private static boolean boxedCall(Kind kind, Operation.Operand operand) {
    return kind == Kind.BOXED && operand.call();
  }

  private void read(Tree tree, Operation operation, Draft.Reading reading) {
    calls.add(tree);
    draft.read(operation, reading);
  }

  private Kind type(ExpressionTree operand) {
    return type(new TreePath(getCurrentPath(), operand));
  }

  private Kind type(TreePath path) {
    var tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree parens) return type(new TreePath(path, parens.getExpression()));
    if (calls.contains(tree)) return Kind.TENSOR;
    if (tree instanceof IdentifierTree && tensors.contains(trees.getElement(path))) return Kind.TENSOR;
    if (tree instanceof ConditionalExpressionTree choice && isTensor(path, choice.getTrueExpression())
        && isTensor(path, choice.getFalseExpression()))
      return Kind.TENSOR;
    if (cautious && changed(path)) return Kind.UNKNOWN;
    var kind = types.kind(trees.getTypeMirror(path));
    return kind == Kind.UNKNOWN && !cautious && tree instanceof MethodInvocationTree call ? result(path, call) : kind;
  }

  private Kind result(TreePath path, MethodInvocationTree call) {
    return switch (call.getMethodSelect()) {
      case MemberSelectTree member when isTensor(new TreePath(path, member), member.getExpression()) ->
        yields.member(member.getIdentifier().toString());
      case IdentifierTree name when call.getArguments().stream().anyMatch(a -> isTensor(path, a)) ->
        yields.function(name.getName().toString());
      default -> Kind.UNKNOWN;
    };
  }

  private boolean isTensor(TreePath parent, ExpressionTree part) {
    return type(new TreePath(parent, part)) == Kind.TENSOR;
  }

  /// Whether anything under this path got a new meaning in this pass.
  private boolean changed(TreePath path) {
    var changed = new boolean[1];
    new TreePathScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void p) {
        changed[0] |= calls.contains(tree);
        return changed[0] ? null : super.scan(tree, p);
      }

      @Override
      public Void visitIdentifier(IdentifierTree tree, Void p) {
        var element = trees.getElement(getCurrentPath());
        changed[0] |= tensors.contains(element) || unsure.contains(element);
        return null;
      }
    }.scan(path, null);
    return changed[0] || calls.contains(path.getLeaf());
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }
}
