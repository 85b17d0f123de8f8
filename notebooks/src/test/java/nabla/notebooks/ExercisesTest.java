package nabla.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nabla.kernel.grading.release.ExerciseFolder;
import nabla.kernel.grading.release.Proof;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every exercise: its solution earns everything, its blank nothing, each planted wrong answer loses exactly the task it names.
class ExercisesTest {
  static final Path ROOT = Path.of("exercises");

  @TestFactory
  Stream<DynamicTest> exercises() throws IOException {
    var all = ExerciseFolder.all(ROOT);
    assertFalse(all.isEmpty(), "no exercise found in " + ROOT.toAbsolutePath());
    return all.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> assertEquals(List.of(), Proof.failures(one))));
  }
}
