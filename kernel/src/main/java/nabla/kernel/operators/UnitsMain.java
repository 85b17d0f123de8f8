package nabla.kernel.operators;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads operators on tensors in all `.java` files below a folder: `UnitsMain FROM TO` writes what javac compiles, same names, same lines.
///
/// A file is written where it changes; files in `to` whose source is gone are deleted.
public final class UnitsMain {
  private UnitsMain() {}

  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]), to = Path.of(args[1]);
    var sources = new LinkedHashMap<String, String>();
    for (var name : names(from)) sources.put(name, Files.readString(from.resolve(name)));
    for (var name : names(to)) if (!sources.containsKey(name)) Files.delete(to.resolve(name));
    var classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
    if (!sources.isEmpty()) write(UnitOperators.read(sources, classPath), to);
  }

  private static void write(Map<String, nabla.kernel.shell.Edits> read, Path to) throws IOException {
    for (var unit : read.entrySet()) {
      var file = to.resolve(unit.getKey());
      var text = unit.getValue().source();
      if (Files.exists(file) && Files.readString(file).equals(text)) continue;
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).map(f -> folder.relativize(f).toString()).sorted().toList();
    }
  }
}
