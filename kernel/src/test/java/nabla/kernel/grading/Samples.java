package nabla.kernel.grading;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nabla.kernel.grading.release.ExerciseFolder;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;

/// The exercise 00-sample as files, for tests to change.
public final class Samples {
  public static final String SQUARE = """
      double square(double x) {
        // ### BEGIN SOLUTION
        return x * x;
        // ### END SOLUTION
      }""";
  public static final String HALF = """
      double half(double x) {
        double two = 2;
        double y = x / two; // SOLUTION
        // ### BEGIN SOLUTION
        return y;
        // ### END SOLUTION
      }""";

  private Samples() {}

  /// Cells with a task each, between text and the call of `grade`.
  public static Notebook solution(String square, String half) {
    return new Notebook(new JsonObject(), List.of(NotebookCell.markdown("text", "# A sample"), answer("a1", "square", square),
        answer("a2", "half", half), NotebookCell.code("last", "grade(\"00-sample\")")));
  }

  private static NotebookCell answer(String id, String task, String source) {
    var nabla = new JsonObject();
    nabla.addProperty("task", task);
    var metadata = new JsonObject();
    metadata.add("nabla", nabla);
    return NotebookCell.code(id, source).withMetadata(metadata);
  }

  /// Writes the exercise below `root` with two planted wrong answers.
  public static ExerciseFolder write(Path root, Notebook solution) throws IOException {
    var folder = root.resolve("00-sample");
    solution.write(folder.resolve("solution.ipynb"));
    Files.createDirectories(folder.resolve("mutants"));
    mutant(folder, "third.jsh", "// fails: half\ndouble half(double x) { return x / 3; }\n");
    mutant(folder, "only-positive.jsh", "// fails: negative\ndouble square(double x) { return x < 0 ? 0 : x * x; }\n");
    return new ExerciseFolder(folder);
  }

  public static void mutant(Path folder, String name, String source) throws IOException {
    Files.writeString(folder.resolve("mutants").resolve(name), source);
  }
}
