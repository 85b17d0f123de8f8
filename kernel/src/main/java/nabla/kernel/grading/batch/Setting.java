package nabla.kernel.grading.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nabla.grade.results.Graded;
import nabla.grade.results.Sheet;
import nabla.kernel.grading.nbgrader.Mark;
import nabla.kernel.grading.release.ExerciseFolder;
import nabla.kernel.grading.release.Release;
import nabla.kernel.grading.student.Limits;
import nabla.kernel.grading.student.Outcome;
import nabla.kernel.grading.student.Protection;
import nabla.kernel.grading.student.Sandbox;
import nabla.kernel.notebook.MalformedNotebook;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;

/// What every submission of an exercise is graded by.
record Setting(Sheet sheet, Class<?> tests, Notebook released, Limits limits, Protection protection, String fingerprint) {
  private static final long MEGABYTE = 1 << 20;

  /// The setting of an exercise as it is now.
  static Setting of(ExerciseFolder exercise, Limits limits, Protection protection) throws IOException {
    var tests = exercise.tests();
    var released = Release.of(exercise.name(), exercise.solution(), tests);
    var print = new Fingerprint().add(Fingerprint.ofNabla()).add(Fingerprint.ofTests(tests)).add(released.json()).add(limits.toString())
        .add(protection.on().toString());
    return new Setting(Sheet.of(tests), tests, released, limits, protection, print.text());
  }

  /// What the result of a submission depends on; the name of its result file.
  String key(Submission submission, Path folder) throws IOException {
    var print = new Fingerprint().add(fingerprint).add(submission.student()).add(submission.problem());
    if (!submission.file().isEmpty()) print.add(folder.resolve(submission.file()));
    var handed = submission.handed(folder);
    for (var file : handed.files()) print.add(handed.folder().relativize(file).toString()).add(file);
    return print.text();
  }

  /// Grades one submission: repaired, run in confinement, judged.
  ///
  /// @throws IOException where the grader itself lacks something
  Graded grade(Submission submission, Path folder) throws IOException {
    var when = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    if (!submission.problem().isEmpty()) return Graded.failed(submission.student(), sheet, submission.problem(), when);
    try {
      var repaired = Repair.of(released, read(folder.resolve(submission.file())));
      var cells = repaired.notebook().cells().stream().filter(cell -> !tests(cell)).toList();
      var outcome = Sandbox.grade(cells, submission.handed(folder), tests, limits, protection);
      return new Graded(submission.student(), Graded.Status.GRADED, "", outcome.report().tasks(), failures(outcome), repaired.notices(),
          outcome.events(), outcome.protections(), when, outcome.seconds(), outcome.cpuSeconds());
    } catch (MalformedNotebook e) {
      return Graded.failed(submission.student(), sheet, e.getMessage(), when);
    }
  }

  private Notebook read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > limits.notebook() * MEGABYTE)
      throw new MalformedNotebook(file.getFileName() + " has " + size / MEGABYTE + " MB; at most " + limits.notebook() + " are read");
    return Notebook.read(file, file.getFileName().toString());
  }

  private static boolean tests(NotebookCell cell) {
    return Mark.of(cell).filter(mark -> mark.role() == Mark.Role.TESTS).isPresent();
  }

  private static List<String> failures(Outcome outcome) {
    return outcome.cells().stream().filter(Outcome.CellEnd::failed)
        .map(cell -> "code cell " + cell.number() + ", `" + cell.start() + "`: " + cell.error())
        .toList();
  }
}
