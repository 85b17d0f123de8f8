package nabla.kernel.shell;

import java.util.List;
import java.util.stream.Stream;
import nabla.lab.Lab;

/// What every cell sees without importing it: the usual packages of the JDK, the library's types and the holders of `nabla.lab`.
final class Imports {
  private static final List<String> JDK = List.of("java.io", "java.math", "java.net", "java.nio.file", "java.time", "java.util",
      "java.util.concurrent", "java.util.function", "java.util.regex", "java.util.stream");
  private static final List<String> LIBRARY = List.of("array", "data", "derive", "display", "grad", "grade", "loss", "math", "nn", "optim", "plot",
      "tex", "train");

  private Imports() {}

  static List<String> lines(ClassLoader loader) {
    var library = LIBRARY.stream().filter(p -> loader.getResource("nabla/" + p) != null).map(p -> "nabla." + p);
    var types = Stream.concat(JDK.stream(), library).map(p -> "import " + p + ".*;");
    var names = Lab.holders().stream().map(h -> "import static " + h.getCanonicalName() + ".*;");
    return Stream.concat(types, names).toList();
  }
}
