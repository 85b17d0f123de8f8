package nabla.kernel.grading.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nabla.kernel.Arguments;
import nabla.kernel.Jvm;

/// `install/nabla release`: proves exercises and writes what students and graders get.
///
/// `ReleaseMain [--root DIR] [--out DIR] [--for nbgrader|gradescope] [NAME…]`. Exit code 0: all released; 1: some refused; 2: the command is
/// wrong.
public final class ReleaseMain {
  private static final long PATIENCE_MINUTES = 15;
  private Path root = Path.of("notebooks", "exercises"), out = Path.of(".nabla", "release");
  private Packaging packaging = Packaging.PLAIN;
  private final List<String> names = new ArrayList<>();

  private ReleaseMain(String[] args) {
    for (var i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--root" -> root = Path.of(Arguments.value(args, ++i));
        case "--out" -> out = Path.of(Arguments.value(args, ++i));
        case "--for" -> packaging = Packaging.of(Arguments.value(args, ++i));
        default -> names.add(Arguments.name(args[i]));
      }
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    System.exit(status(args));
  }

  private static int status(String[] args) throws IOException, InterruptedException {
    try {
      return new ReleaseMain(args).run();
    } catch (IllegalArgumentException e) {
      System.err.println("nabla release: " + e.getMessage());
      return 2;
    }
  }

  private int run() throws IOException, InterruptedException {
    var exercises = names.isEmpty() ? ExerciseFolder.all(root) : named();
    if (exercises.isEmpty()) throw new IllegalArgumentException("there is no exercise in " + root);
    int refused = 0;
    for (var exercise : exercises) {
      var reasons = prove(exercise);
      if (reasons.isEmpty()) release(exercise);
      else refuse(exercise, reasons);
      refused += reasons.isEmpty() ? 0 : 1;
    }
    return refused == 0 ? 0 : 1;
  }

  private List<ExerciseFolder> named() throws IOException {
    var exercises = new LinkedHashSet<ExerciseFolder>();
    for (var name : names) exercises.addAll(ExerciseFolder.starting(root, name));
    return List.copyOf(exercises);
  }

  private void release(ExerciseFolder exercise) throws IOException {
    for (var file : packaging.write(exercise, out)) System.out.println(exercise.name() + ": " + file);
  }

  private static void refuse(ExerciseFolder exercise, List<String> reasons) {
    System.err.println(exercise.name() + " is not released:");
    for (var reason : reasons) System.err.println("  - " + reason.replace("\n", "\n    "));
  }

  /// Why an exercise cannot be released, found in a process of its own that its code may end or fill.
  private static List<String> prove(ExerciseFolder exercise) throws IOException, InterruptedException {
    var found = Files.createTempFile("nabla-proof", ".txt");
    var log = Files.createTempFile("nabla-proof", ".log");
    try {
      var process = new ProcessBuilder(Jvm.command(ProofMain.class, exercise.folder().toString(), found.toString()))
          .directory(exercise.folder().toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      var ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
      if (!ended) process.destroyForcibly().waitFor();
      if (process.exitValue() == 0) {
        var text = Files.readString(found);
        return text.isEmpty() ? List.of() : List.of(text.split(ProofMain.NEXT));
      }
      var last = Files.readString(log).strip().lines().toList();
      return List
          .of((ended ? "its process ended with code " + process.exitValue() : "its process took more than " + PATIENCE_MINUTES + " min")
              + "\n" + String.join("\n", last.subList(Math.max(0, last.size() - 10), last.size())));
    } finally {
      Files.delete(found);
      Files.delete(log);
    }
  }
}
