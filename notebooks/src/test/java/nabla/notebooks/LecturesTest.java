package nabla.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nabla.kernel.coverage.Column;
import nabla.kernel.coverage.Concept;
import nabla.kernel.coverage.Coverage;
import nabla.kernel.coverage.CoverageMain;
import nabla.kernel.notebook.ChildRun;
import nabla.kernel.notebook.Lectures;
import nabla.kernel.notebook.Notebook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every lecture runs from top to bottom, each cell shows what its metadata claims, and a finished lecture owes no cell.
class LecturesTest {
  private static final Path ROOT = Path.of("lectures");
  @TempDir static Path folder;

  private static Stream<DynamicTest> lectures(boolean first) throws IOException {
    var all = Lectures.all(ROOT);
    assertFalse(all.isEmpty(), "no lecture found in " + ROOT.toAbsolutePath());
    return all.stream().filter(file -> file.toString().contains("07-bias-variance") == first)
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> runs(file)));
  }

  @TestFactory
  Stream<DynamicTest> lecture07() throws IOException {
    return lectures(true);
  }

  @Tag("full")
  @TestFactory
  Stream<DynamicTest> theOthers() throws IOException {
    return lectures(false);
  }

  /// With `NABLA_DATA` set, `theOthers` runs it on MNIST; here that folder is empty, and where no cache has MNIST either, the shipped digits serve.
  @Tag("full")
  @Test
  void lecture35WithoutMnist() throws IOException, InterruptedException {
    var file = ROOT.resolve("35-lenet-on-mnist/35-lenet-on-mnist.ipynb");
    var lecture = Notebook.read(file);
    var cells = new ArrayList<>(lecture.cells());
    int first = IntStream.range(0, cells.size()).filter(i -> cells.get(i).runs()).findFirst().orElseThrow();
    var cell = cells.get(first);
    var empty = Files.createDirectories(folder.resolve("empty")).toAbsolutePath();
    cells.set(first, cell.withSource("%env NABLA_DATA=" + empty + "\n" + cell.source()));
    var changed = folder.resolve("without").resolve(file.getFileName());
    lecture.with(cells).write(changed);
    runs(changed);
  }

  @Test
  void everyExercisesCellsNameWhatItsTestsExamine() throws IOException {
    var coverage = coverage();
    assertEquals(List.of(), coverage.faults());
    assertEquals("9/9", coverage.count("07-bias-variance", Column.EXERCISE).toString());
  }

  /// What the exercises pay for, before any lecture.
  private static Coverage coverage() throws IOException {
    var coverage = new Coverage(Concept.read(Path.of("concepts.tsv")));
    for (var exercise : CoverageMain.exercises(Path.of("exercises")))
      coverage.exercise(exercise.getFileName().toString(), Notebook.read(exercise.resolve("solution.ipynb")), CoverageMain::tasks);
    return coverage;
  }

  private static void runs(Path file) throws IOException, InterruptedException {
    var execution = new ChildRun(file, folder.resolve(file.getFileName()), 300).run(Notebook.read(file), _ -> {});
    assertTrue(execution.passed(), () -> execution.fault().line() + "\n" + String.join("\n", execution.fault().error().traceback()));
    var name = file.getFileName().toString().replaceFirst("\\.ipynb$", "");
    var coverage = coverage().lecture(name, execution.notebook());
    assertEquals(List.of(), coverage.faults(), "claims that the outputs do not keep");
    assertEquals(List.of(), coverage.debts(), "cells that the concepts of a finished lecture owe");
  }
}
