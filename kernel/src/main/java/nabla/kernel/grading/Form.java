package nabla.kernel.grading;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nabla.kernel.grading.pipe.Types;
import nabla.kernel.grading.pipe.Values;

/// The form in which a task calls a student's method: its name, its types, and how the call and its result (`a double`) are written for the student.
///
/// `Any` among the types stands for a record or functional interface of the tests, in whose place the student has one of the same form.
public record Form(String name, List<Class<?>> parameters, Class<?> returns, String call, String gives) {
  /// Stands for a type that the student cannot name.
  public static final class Any {
    private Any() {}
  }

  private static final String WIDTHS = "byte short char int long float double";

  /// A type's name with its article.
  static String a(Class<?> type) {
    var name = type.getSimpleName();
    if (name.isEmpty()) return "an object of no named class";
    return ("AEIOUaeio".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
  }

  /// The form of a method of the tests.
  public static Form of(String name, Method wanted) {
    var call = name + "(" + Arrays.stream(wanted.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", ")) + ")";
    return new Form(name, Arrays.<Class<?>>stream(wanted.getParameterTypes()).map(Form::known).toList(), known(wanted.getReturnType()),
        call,
        wanted.getReturnType() == void.class ? "nothing" : a(wanted.getReturnType()));
  }

  /// The form of a constructor that is called with arguments of these types.
  static Form of(String name, List<Class<?>> arguments) {
    var call = name + "(" + arguments.stream().map(t -> t == Any.class ? "…" : t.getSimpleName()).collect(Collectors.joining(", ")) + ")";
    return new Form(name, arguments, Any.class, call, name);
  }

  /// The types that arguments would be declared as.
  public static List<Class<?>> declared(Object[] arguments) {
    return Arrays.<Object>stream(arguments).<Class<?>>map(Form::declared).toList();
  }

  private static Class<?> declared(Object argument) {
    return switch (argument) {
      case null -> throw new IllegalArgumentException("null cannot be an argument of a constructor here");
      case List<?> _ -> List.class;
      case Set<?> _ -> Set.class;
      case Map<?, ?> _ -> Map.class;
      default -> {
        var type = MethodType.methodType(argument.getClass()).unwrap().returnType();
        yield Types.name(type).equals(Types.FORM)
            ? Arrays.<Class<?>>stream(type.getInterfaces()).filter(i -> Values.function(i).isPresent()).findFirst().map(Form::known)
                .orElse(known(type))
            : type;
      }
    };
  }

  private static Class<?> known(Class<?> type) {
    return Types.name(type).equals(Types.FORM) && (type.isRecord() || Values.function(type).isPresent()) ? Any.class : type;
  }

  /// Whether some type is one that the student cannot name.
  boolean translated() {
    return returns == Any.class || parameters.contains(Any.class);
  }

  boolean fits(Method method) {
    return takes(method) && (returns == Any.class ? translatable(method.getReturnType()) : assignable(method.getReturnType(), returns));
  }

  boolean takes(Executable method) {
    var has = method.getParameterTypes();
    if (has.length != parameters.size()) return false;
    for (int i = 0; i < has.length; i++)
      if (parameters.get(i) == Any.class ? !translatable(has[i]) : !assignable(parameters.get(i), has[i])) return false;
    return true;
  }

  private static boolean translatable(Class<?> type) {
    return type.isRecord() || Values.function(type).isPresent();
  }

  /// Whether Java assigns a value of one type to a variable of the other, boxing and widening included.
  private static boolean assignable(Class<?> from, Class<?> to) {
    if (to.isAssignableFrom(from)) return true;
    if (from == void.class || to == void.class) return false;
    if (!from.isPrimitive() && !to.isPrimitive()) return false;
    Class<?> a = MethodType.methodType(from).unwrap().returnType(), b = MethodType.methodType(to).unwrap().returnType();
    if (!a.isPrimitive() || !b.isPrimitive()) return to.isAssignableFrom(MethodType.methodType(from).wrap().returnType());
    return a == b || a != boolean.class && b != boolean.class && WIDTHS.indexOf(a.getName()) < WIDTHS.indexOf(b.getName());
  }

  /// The types to call the method with: as wanted, and the student's own where a type is translated.
  MethodType type(Method method) {
    var types = method.getParameterTypes();
    for (int i = 0; i < types.length; i++) if (parameters.get(i) != Any.class) types[i] = parameters.get(i);
    return MethodType.methodType(returns == Any.class ? method.getReturnType() : returns, types);
  }
}
