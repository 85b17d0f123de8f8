package nabla.kernel.operators;

import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/// What an operator makes of a type.
final class OperandTypes {
  static final String TENSOR = "nabla.grad.Tensor";

  enum Kind {
    TENSOR, PRIMITIVE, BOXED, UNKNOWN, OTHER;

    boolean number() {
      return this == PRIMITIVE || this == BOXED;
    }

    boolean operand() {
      return this == TENSOR || number();
    }
  }

  private final Types types;
  private final TypeMirror tensor;

  OperandTypes(Javac.Trial trial) {
    var element = trial.type(TENSOR);
    types = trial.task().getTypes();
    tensor = element == null ? null : element.asType();
  }

  /// `UNKNOWN` where javac has given no type, an erroneous one, or one so wide that it may stand for one: a lambda that could not be read
  /// leaves `Object` behind.
  Kind kind(TypeMirror type) {
    if (type == null) return Kind.UNKNOWN;
    return switch (type.getKind()) {
      case ERROR -> Kind.UNKNOWN;
      case BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE -> Kind.PRIMITIVE;
      case DECLARED, TYPEVAR, INTERSECTION -> tensor != null && types.isSubtype(type, tensor) ? Kind.TENSOR : known(type);
      default -> Kind.OTHER;
    };
  }

  private static Kind known(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)) return Kind.UNKNOWN;
    return switch (declared.asElement().toString()) {
      case "java.lang.Byte", "java.lang.Short", "java.lang.Character", "java.lang.Integer", "java.lang.Long", "java.lang.Float",
          "java.lang.Double" ->
        Kind.BOXED;
      case "java.lang.Object" -> Kind.UNKNOWN;
      default -> Kind.OTHER;
    };
  }
}
