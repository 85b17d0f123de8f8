package nabla.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nabla.grade.results.Sheet;
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

  @TestFactory
  Stream<DynamicTest> headingsNumberTheTasksThatStudentsSee() throws IOException {
    return ExerciseFolder.all(ROOT).stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> {
      var visible = Sheet.of(one.tests()).items().stream().filter(i -> !i.hidden()).map(Sheet.Item::points).toList();
      var expected = new ArrayList<String>();
      for (int i = 0; i < visible.size(); i++) expected.add(heading(i + 1, visible.get(i)));
      var headings = one.solution().cells().stream().flatMap(cell -> cell.source().lines()).filter(line -> line.matches("## \\d+ · .*"))
          .map(line -> line.replaceFirst(" · .* \\((\\d+) points?\\)$", ": $1")).toList();
      assertEquals(expected, headings);
    }));
  }

  private static String heading(int number, double points) {
    return "## " + number + ": " + Math.round(points);
  }
}
