package nabla.kernel.operators;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import nabla.kernel.operators.OperandTypes.Kind;

/// What a call yields that javac could not resolve because an operand in it had no type yet: `square(a * b)`, with a `square` for numbers too.
///
/// An expectation, which saves passes. Where it fails the rewritten source does not compile, and a cautious reading does without it.
final class CallTypes {
  private final Javac.Trial trial;
  private final CompilationUnitTree unit;
  private final OperandTypes types;
  private final Map<String, Kind> functions = new HashMap<>();
  private List<ExecutableElement> imported;

  CallTypes(Javac.Trial trial, CompilationUnitTree unit, OperandTypes types) {
    this.trial = trial;
    this.unit = unit;
    this.types = types;
  }

  /// What every method of `Tensor` by this name yields.
  Kind member(String name) {
    var tensor = trial.type(OperandTypes.TENSOR);
    return tensor == null
        ? Kind.UNKNOWN
        : common(ElementFilter.methodsIn(tensor.getEnclosedElements()).stream().filter(m -> m.getSimpleName().contentEquals(name)));
  }

  /// What every method by this name yields that takes a tensor and is imported with all its class.
  Kind function(String name) {
    return functions.computeIfAbsent(name,
        n -> common(imported().stream().filter(m -> m.getSimpleName().contentEquals(n) && takesTensor(m))));
  }

  private boolean takesTensor(ExecutableElement method) {
    return method.getParameters().stream().anyMatch(p -> types.kind(p.asType()) == Kind.TENSOR);
  }

  private List<ExecutableElement> imported() {
    if (imported == null) imported = unit.getImports().stream().filter(ImportTree::isStatic).flatMap(this::methods).toList();
    return imported;
  }

  private Stream<ExecutableElement> methods(ImportTree line) {
    if (!(line.getQualifiedIdentifier() instanceof MemberSelectTree name) || !name.getIdentifier().contentEquals("*"))
      return Stream.empty();
    TypeElement type = trial.type(name.getExpression().toString());
    return type == null ? Stream.empty() : ElementFilter.methodsIn(type.getEnclosedElements()).stream();
  }

  private Kind common(Stream<ExecutableElement> methods) {
    var kinds = methods.map(m -> types.kind(m.getReturnType())).distinct().toList();
    return kinds.size() == 1 ? kinds.getFirst() : Kind.UNKNOWN;
  }
}
