package nabla.kernel.grading.student;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nabla.kernel.notebook.NotebookCell;

/// One hostile submission of the folder `attacks`.
///
/// @param what it tries
/// @param says a pattern that the grader's report must hold
/// @param success how its success is known: a pattern for `loot`, or that a file was `changed`, a process `killed`, a port `connected`; empty
///     where it only wastes time or hopes for points
record Attack(String name, String what, Pattern says, String success, List<String> cells) {
  static List<Attack> all() {
    try (var files = Files.list(Path.of(Attack.class.getResource("attacks").getPath()))) {
      return files.sorted().map(Attack::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Attack read(Path file) {
    try {
      var parts = Files.readString(file).split("(?m)^// %%\n");
      return new Attack(file.getFileName().toString().replace(".jsh", ""), line(parts[0], "what"), Pattern.compile(line(parts[0], "says")),
          line(parts[0], "succeeds"), Arrays.stream(parts).skip(1).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(String head, String key) {
    return head.lines().filter(l -> l.startsWith("// " + key + ": ")).map(l -> l.substring(key.length() + 5)).findFirst().orElse("");
  }

  boolean reachesOut() {
    return !success.isEmpty();
  }

  /// The notebook: its cells with the places of this run, and last a cell with an honest answer, unless the attack has one.
  List<NotebookCell> notebook(Target target) {
    boolean own = cells.stream().anyMatch(c -> c.contains("double half(double x)"));
    var sources = own ? cells : Stream.concat(cells.stream(), Stream.of("double half(double x) { return x / 2; }")).toList();
    var all = new ArrayList<NotebookCell>();
    for (var source : sources) all.add(NotebookCell.code("c" + all.size(), target.fill(source)));
    return all;
  }
}
