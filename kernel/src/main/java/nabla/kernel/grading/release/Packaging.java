package nabla.kernel.grading.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import nabla.kernel.notebook.Notebook;

/// For whom an exercise is packed.
enum Packaging {
  /// The student's notebook alone.
  PLAIN {
    @Override
    List<Path> write(ExerciseFolder exercise, Path out) throws IOException {
      return List.of(notebook(student(exercise), out, exercise));
    }
  },
  /// A course folder as nbgrader expects it, with the settings for our kernel.
  NBGRADER {
    @Override
    List<Path> write(ExerciseFolder exercise, Path out) throws IOException {
      var source = Release.source(exercise.name(), exercise.solution(), exercise.tests());
      return List.of(notebook(source, out.resolve("source").resolve(exercise.name()), exercise),
          notebook(student(exercise), out.resolve("release").resolve(exercise.name()), exercise),
          text("nbgrader_config.py", out.resolve("nbgrader_config.py")), text("autotests.yml", out.resolve("autotests.yml")));
    }
  },
  /// The student's notebook and the zip that Gradescope takes as autograder.
  GRADESCOPE {
    @Override
    List<Path> write(ExerciseFolder exercise, Path out) throws IOException {
      var zip = out.resolve(exercise.name() + "-autograder.zip");
      Files.createDirectories(out);
      Autograder.write(exercise, zip);
      return List.of(notebook(student(exercise), out, exercise), zip);
    }
  };

  /// Writes what belongs to the exercise below `out`; returns the files.
  abstract List<Path> write(ExerciseFolder exercise, Path out) throws IOException;

  static Packaging of(String name) {
    for (var one : values())
      if (one != PLAIN && one.name().toLowerCase(Locale.ROOT).equals(name)) return one;
    var hint = name.matches("slurm|kubernetes") ? ": recipes for clusters come with `install/nabla grade … --plan " + name + "`" : "";
    throw new IllegalArgumentException("--for takes nbgrader or gradescope, not " + name + hint);
  }

  private static Notebook student(ExerciseFolder exercise) throws IOException {
    return Release.of(exercise.name(), exercise.solution(), exercise.tests());
  }

  private static Path notebook(Notebook notebook, Path folder, ExerciseFolder exercise) throws IOException {
    var file = folder.resolve(exercise.name() + ".ipynb");
    notebook.write(file);
    return file;
  }

  private static Path text(String resource, Path file) throws IOException {
    Files.write(file, resource(resource));
    return file;
  }

  static byte[] resource(String name) throws IOException {
    try (var in = Packaging.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
