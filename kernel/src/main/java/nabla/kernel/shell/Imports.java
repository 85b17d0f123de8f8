package nabla.kernel.shell;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nabla.kernel.output.Input;
import nabla.lab.Lab;

/// What every cell sees without importing it: the usual packages of the JDK, the library's types and the holders of `nabla.lab`.
final class Imports {
  private static final List<String> JDK = List.of("java.io", "java.math", "java.net", "java.nio.file", "java.time", "java.util",
      "java.util.concurrent", "java.util.function", "java.util.regex", "java.util.stream");
  private static final List<String> LIBRARY = List.of("array", "data", "derive", "display", "grad", "grade", "lab", "loss", "math", "nn",
      "optim", "plot",
      "structure", "tex", "train");
  private static final Set<String> TYPES = Set.of("String", "Math", "System", "Integer", "Double", "List", "Map", "Set", "ArrayList",
      "HashMap",
      "Arrays", "Random", "Tensor", "Array", "Optional", "Stream", "IntStream", "Collectors", "Function", "Files", "Path", "Scanner");

  private Imports() {}

  /// All imports as one snippet: JShell compiles once instead of once a line, which is an eighth of the time to the first cell.
  ///
  /// JShell knows the snippet by its first name, and an import of that name in a cell would replace them all; so that is one nobody writes.
  static String line(ClassLoader loader) {
    var types = packages(loader).stream().map(p -> "import " + p + ".*;");
    var names = holders().stream().map(h -> "import static " + h.getCanonicalName() + ".*;");
    return Stream.of(Stream.of("import java.lang.Void;"), types, names).flatMap(s -> s).collect(Collectors.joining(" "));
  }

  /// The packages whose types need no import.
  static List<String> packages(ClassLoader loader) {
    var library = LIBRARY.stream().filter(p -> loader.getResource("nabla/" + p) != null).map(p -> "nabla." + p);
    return Stream.concat(JDK.stream(), library).toList();
  }

  /// The classes whose static methods need no class name.
  static List<Class<?>> holders() {
    return Stream.<Class<?>>concat(Lab.holders().stream(), Stream.of(Input.class)).toList();
  }

  /// The types that students use most, to suggest one for a slip.
  static Set<String> types() {
    return TYPES;
  }
}
