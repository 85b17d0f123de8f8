package nabla.kernel.grading;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nabla.grade.AnswerType;

/// Describes a class in Java's words.
final class Declarations {
  private Declarations() {}

  static AnswerType of(Class<?> type) {
    return new AnswerType(type.getSimpleName(), kind(type), parents(type), components(type), fields(type), constructors(type),
        methods(type),
        constants(type));
  }

  private static AnswerType.Kind kind(Class<?> type) {
    return type.isRecord()
        ? AnswerType.Kind.RECORD
        : type.isEnum() ? AnswerType.Kind.ENUM : type.isInterface() ? AnswerType.Kind.INTERFACE : AnswerType.Kind.CLASS;
  }

  private static List<String> parents(Class<?> type) {
    var up = type.getSuperclass();
    boolean told = up != null && up != Object.class && up != Record.class && up != Enum.class;
    return Stream.concat(told ? Stream.of(up) : Stream.of(), Arrays.stream(type.getInterfaces())).map(Class::getSimpleName).toList();
  }

  private static List<String> components(Class<?> type) {
    if (!type.isRecord()) return List.of();
    return Arrays.stream(type.getRecordComponents()).map(c -> c.getType().getSimpleName() + " " + c.getName()).toList();
  }

  private static List<String> fields(Class<?> type) {
    if (type.isRecord()) return List.of();
    return Arrays.stream(type.getDeclaredFields()).filter(f -> !f.isSynthetic() && !f.isEnumConstant()).map(Declarations::field).toList();
  }

  private static String field(Field field) {
    return statics(field.getModifiers()) + field.getType().getSimpleName() + " " + field.getName();
  }

  private static List<String> constructors(Class<?> type) {
    if (type.isEnum()) return List.of();
    return Arrays.stream(type.getDeclaredConstructors()).filter(c -> !c.isSynthetic())
        .map((Constructor<?> c) -> type.getSimpleName() + parameters(c)).sorted().toList();
  }

  private static List<String> methods(Class<?> type) {
    var all = new ArrayList<String>();
    for (var method : type.getDeclaredMethods()) if (!method.isSynthetic() && !made(type, method))
      all.add(statics(method.getModifiers()) + method.getReturnType().getSimpleName() + " " + method.getName() + parameters(method));
    all.sort(java.util.Comparator.comparing(m -> m.substring(m.lastIndexOf(' ', m.indexOf('(')) + 1)));
    return all;
  }

  /// Whether Java makes this method of a record or an enum.
  private static boolean made(Class<?> type, Method method) {
    if (type.isEnum()) return Modifier.isStatic(method.getModifiers()) && List.of("values", "valueOf").contains(method.getName());
    return type.isRecord() && (List.of("toString", "hashCode", "equals").contains(method.getName()) || method.getParameterCount() == 0
        && Arrays.stream(type.getRecordComponents()).anyMatch(c -> c.getName().equals(method.getName())));
  }

  private static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields()).filter(Field::isEnumConstant).map(Field::getName).toList();
  }

  private static String statics(int modifiers) {
    return Modifier.isStatic(modifiers) ? "static " : "";
  }

  private static String parameters(Executable of) {
    return Arrays.stream(of.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")"));
  }
}
