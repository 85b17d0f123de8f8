package nabla.kernel.shell;

import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nabla.kernel.output.Input;
import nabla.lab.Lab;

/// What every cell sees without importing it: the usual packages of the JDK, the library's types and the holders of `nabla.lab`.
final class Imports {
  /// The import that JShell always knows: operators are written as calls of a class in it.
  static final String LAB = "import nabla.lab.*;";

  private static final List<String> JDK = List.of("java.io", "java.math", "java.net", "java.nio.file", "java.time", "java.util",
      "java.util.concurrent", "java.util.function", "java.util.regex", "java.util.stream");
  private static final List<String> LIBRARY = List.of("array", "data", "derive", "display", "grad", "grade", "lab", "loss", "math", "nn",
      "optim", "plot",
      "structure", "tex", "train");
  private static final Set<String> TYPES = Set.of("String", "Math", "System", "Integer", "Double", "List", "Map", "Set", "ArrayList",
      "HashMap",
      "Arrays", "Random", "Tensor", "Array", "Optional", "Stream", "IntStream", "Collectors", "Function", "Files", "Path", "Scanner");

  private Imports() {}

  /// Imports as one snippet: JShell compiles once instead of once a line, which is an eighth of the time to the first cell.
  ///
  /// JShell knows the snippet by its first name, and an import of that name in a cell would replace them all; so that is one nobody writes.
  static String line(Set<String> imports) {
    return "import java.lang.Void; " + String.join(" ", imports);
  }

  /// Every import.
  static Set<String> all(ClassLoader loader) {
    var types = packages(loader).stream().map(Imports::types);
    return Stream.concat(types, holders().stream().map(Imports::members)).collect(Collectors.toSet());
  }

  private static String types(String home) {
    return "import " + home + ".*;";
  }

  private static String members(Class<?> holder) {
    return "import static " + holder.getCanonicalName() + ".*;";
  }

  /// The imports that bring this name.
  static List<String> of(String name, ClassLoader loader) {
    var found = new ArrayList<>(Members.HOLDERS.getOrDefault(name, List.of()));
    if (Character.isLowerCase(name.charAt(0))) return found; // no type in these packages is called so
    for (var home : packages(loader))
      if (exists(home + "." + name, loader)) found.add(types(home));
    return found;
  }

  private static boolean exists(String type, ClassLoader loader) {
    try {
      Class.forName(type, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /// The static members of the holders, fields, methods and classes, by name.
  private static final class Members {
    static final Map<String, List<String>> HOLDERS = read();

    private static Map<String, List<String>> read() {
      var found = new HashMap<String, List<String>>();
      for (var holder : holders()) {
        var members = Stream.<Member>concat(Stream.of(holder.getMethods()), Stream.of(holder.getFields()));
        var names = members.filter(m -> Modifier.isStatic(m.getModifiers())).map(Member::getName);
        Stream.concat(names, Stream.of(holder.getClasses()).map(Class::getSimpleName)).distinct()
            .forEach(n -> found.computeIfAbsent(n, _ -> new ArrayList<>()).add(members(holder)));
      }
      return found;
    }
  }

  /// The packages whose types need no import.
  static List<String> packages(ClassLoader loader) {
    var library = LIBRARY.stream().filter(p -> loader.getResource("nabla/" + p) != null).map(p -> "nabla." + p);
    return Stream.concat(JDK.stream(), library).toList();
  }

  /// The classes whose static methods need no class name: those of the library, questions to the user, and JUnit's assertions, by which test
  /// cells of nbgrader check.
  static List<Class<?>> holders() {
    return Holders.ALL;
  }

  private static final class Holders {
    static final List<Class<?>> ALL = Stream.<Class<?>>concat(Lab.holders().stream(), Stream.concat(Stream.of(Input.class), assertions()))
        .toList();

    private static Stream<Class<?>> assertions() {
      try {
        return Stream.of(Class.forName("org.junit.jupiter.api.Assertions", false, Imports.class.getClassLoader()));
      } catch (ClassNotFoundException slim) {
        return Stream.of();
      }
    }
  }

  /// The types that students use most, to suggest one for a slip.
  static Set<String> types() {
    return TYPES;
  }
}
