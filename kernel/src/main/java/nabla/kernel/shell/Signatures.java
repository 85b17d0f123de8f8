package nabla.kernel.shell;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Signatures as students read them: names of parameters where the class file has them, types without packages.
final class Signatures {
  private Signatures() {}

  static String of(Method method) {
    return method.getName() + "(" + parameters(method) + ") → " + type(method.getGenericReturnType().getTypeName());
  }

  static String of(Constructor<?> constructor) {
    return constructor.getDeclaringClass().getSimpleName() + "(" + parameters(constructor) + ")";
  }

  static String of(Field field) {
    return type(field.getGenericType().getTypeName());
  }

  static String parameters(Executable method) {
    var list = method.getParameters();
    return Arrays.stream(list).map(p -> parameter(p, method.isVarArgs() && p == list[list.length - 1])).collect(Collectors.joining(", "));
  }

  private static String parameter(Parameter parameter, boolean variable) {
    var type = type(parameter.getParameterizedType().getTypeName());
    if (variable) type = type.replaceFirst("\\[]$", "...");
    return parameter.isNamePresent() ? type + " " + parameter.getName() : type;
  }

  private static String type(String name) {
    return Jargon.shortTypes(name).replace('$', '.');
  }
}
