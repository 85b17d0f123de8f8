package nabla.kernel.grading.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nabla.kernel.grading.Samples;
import nabla.kernel.notebook.Notebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An exercise is refused for the exact reason.
class ProofTest {
  @TempDir Path root;

  private List<String> failures(Notebook solution) throws IOException {
    return Proof.failures(Samples.write(root, solution));
  }

  @Test
  void aSoundExerciseIsReleased() throws IOException {
    assertEquals(List.of(), failures(Samples.solution(Samples.SQUARE, Samples.HALF)));
  }

  @Test
  void aSolutionThatFailsAndABlankThatPassesAreRefused() throws IOException {
    var given = "double half(double x) { return x / 2; }";
    var wrong = Samples.SQUARE.replace("x * x", "x + 6");
    assertEquals(List.of("the solution fails the task negative: square(-41): expected 1681.0, got -35.0",
        "the blank passes the task half without an answer",
        "the planted wrong answer third.jsh should fail half alone, it fails half, negative"),
        failures(Samples.solution(wrong, given)));
  }

  @Test
  void aPlantedWrongAnswerMustLoseItsOwnTaskAndNoOther() throws IOException {
    var exercise = Samples.write(root, Samples.solution(Samples.SQUARE, Samples.HALF));
    Samples.mutant(exercise.folder(), "harmless.jsh", "// fails: half\ndouble half(double x) { return 0.5 * x; }");
    Samples.mutant(exercise.folder(), "broad.jsh", "// fails: square\ndouble square(double x) { return 0; }");
    Samples.mutant(exercise.folder(), "typo.jsh", "// fails: half\ndouble half(double x) { return x /; }");
    var found = Proof.failures(exercise);
    assertEquals(List.of("the planted wrong answer broad.jsh should fail square alone, it fails square, negative",
        "the planted wrong answer harmless.jsh should fail half alone, it fails nothing"), found.subList(0, 2));
    assertTrue(found.get(2).startsWith("the planted wrong answer typo.jsh fails: CompileError: line 2"), found.get(2));
    assertEquals("the planted wrong answer typo.jsh should fail half alone, it fails nothing", found.get(3));
  }

  @Test
  void plantedWrongAnswersMustBeThereAndSayWhatTheyFail() throws IOException {
    var exercise = Samples.write(root, Samples.solution(Samples.SQUARE, Samples.HALF));
    Files.delete(exercise.folder().resolve("mutants/third.jsh"));
    assertEquals(List.of("mutants/ holds 1 planted wrong answers (*.jsh), at least two are needed"), Proof.failures(exercise));
    Samples.mutant(exercise.folder(), "third.jsh", "double half(double x) { return 0; }");
    assertEquals(List.of(
        "third.jsh must begin with the line `// fails: taskId`, it begins with `double half(double x) { return 0; }`"),
        Proof.failures(exercise));
  }

  @Test
  void aStubThatDoesNotCompileIsRefused() throws IOException {
    var open = "double half(double x) {\n  double y = x / 2; // SOLUTION\n  return y;\n}";
    var found = failures(Samples.solution(Samples.SQUARE, open));
    assertTrue(
        found.size() == 1 && found.getFirst().startsWith("the cell a2 of the blank says: ") && found.getFirst().contains("no variable `y`"),
        found.toString());
  }
}
