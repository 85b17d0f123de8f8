package nabla.kernel.grading.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nabla.kernel.Arguments;
import nabla.kernel.grading.release.ExerciseFolder;
import nabla.kernel.grading.student.Protection;

/// What the command line of `grade` and `report` says.
final class Options {
  enum Mode {
    CLASS, ONE, PART, PLAN, REPORT
  }

  Mode mode = Mode.CLASS;
  Path root = Path.of("notebooks", "exercises"), state = Path.of(".nabla", "grades");
  Path given, result, gradescope, roster;
  Cluster cluster;
  String student;
  int jobs = Runtime.getRuntime().availableProcessors(), part, parts = 1;
  boolean unprotected;
  private Path out;
  private String exercise;

  Options(String[] args) {
    for (var i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--grade" -> {}
        case "--report" -> mode = Mode.REPORT;
        case "--one" -> mode = Mode.ONE;
        case "--unprotected" -> unprotected = true;
        default -> {
          if (args[i].startsWith("--")) valued(args[i], Arguments.value(args, ++i));
          else if (given == null) given = Path.of(args[i]);
          else throw new IllegalArgumentException("one folder at a time, not " + given + " and " + args[i]);
        }
      }
    }
  }

  private void valued(String option, String value) {
    switch (option) {
      case "--root" -> root = Path.of(value);
      case "--state" -> state = Path.of(value);
      case "--exercise" -> exercise = value;
      case "--out" -> out = Path.of(value);
      case "--jobs" -> jobs = positive(option, value);
      case "--roster" -> roster = Path.of(value);
      case "--result" -> result = Path.of(value);
      case "--gradescope" -> gradescope = Path.of(value);
      case "--student" -> student = value;
      case "--plan" -> {
        mode = Mode.PLAN;
        cluster = Cluster.of(value);
      }
      case "--part" -> part(value);
      default -> throw new IllegalArgumentException("unknown option " + option);
    }
  }

  private static int positive(String option, String value) {
    if (!value.matches("[1-9]\\d{0,5}")) throw new IllegalArgumentException(option + " needs a number from 1, not " + value);
    return Integer.parseInt(value);
  }

  private void part(String value) {
    mode = Mode.PART;
    var numbers = value.split("/", -1);
    if (numbers.length != 2 || !numbers[0].matches("\\d{1,6}") || positive("--part", numbers[1]) <= Integer.parseInt(numbers[0]))
      throw new IllegalArgumentException("--part needs I/N with I from 0 to below N, not " + value);
    part = Integer.parseInt(numbers[0]);
    parts = Integer.parseInt(numbers[1]);
  }

  /// The folder, or with `--one` the submission, that the command is about.
  Path folder() {
    if (given != null) return given;
    throw new IllegalArgumentException(mode == Mode.REPORT
        ? "which folder of grades? `nabla report DIR`"
        : "which submissions? `nabla grade DIR --exercise NN-slug`");
  }

  /// The whole name of the exercise, of which its start is enough.
  String exercise() throws IOException {
    if (exercise != null) return ExerciseFolder.of(root, exercise).name();
    throw new IllegalArgumentException("which exercise? --exercise NN-slug");
  }

  Path out() throws IOException {
    return out != null ? out : state.resolve(exercise());
  }

  /// The roster's names: one a line, or the first column of a CSV file; lines that begin with `#` do not count.
  List<String> students() throws IOException {
    if (roster == null) return List.of();
    return Files.readString(roster).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.startsWith("\"")
            ? line.substring(1).replaceFirst("(?<!\")\"(?!\").*", "").replace("\"\"", "\"")
            : line.split(",", -1)[0].strip())
        .distinct().toList();
  }

  /// All protections; without namespaces only where `--unprotected` says so.
  ///
  /// @throws IllegalArgumentException where the system lacks them and it does not
  Protection protection() {
    try {
      return unprotected ? Protection.unprotected() : Protection.full();
    } catch (Protection.Unprotected e) {
      throw new IllegalArgumentException(e.getMessage());
    }
  }
}
