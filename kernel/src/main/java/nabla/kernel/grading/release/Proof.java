package nabla.kernel.grading.release;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nabla.grade.Grader;
import nabla.grade.Report;
import nabla.grade.TaskResult;
import nabla.kernel.Sessions;
import nabla.kernel.grading.CellAnswers;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.Output;
import nabla.kernel.notebook.Runner;
import nabla.kernel.notebook.NotebookCell;
import nabla.kernel.shell.Shell;

/// What an exercise must show before students get it: the solution earns all points, the blank earns none, and each planted wrong answer
/// loses exactly the task it names.
public final class Proof {
  private final ExerciseFolder exercise;
  private final List<String> found = new ArrayList<>();

  private Proof(ExerciseFolder exercise) {
    this.exercise = exercise;
  }

  /// Why the exercise cannot be released, a line each; none where all holds. Runs the author's code in this JVM, hidden tests too.
  public static List<String> failures(ExerciseFolder exercise) throws IOException {
    var proof = new Proof(exercise);
    proof.run();
    return proof.found;
  }

  private void run() throws IOException {
    try {
      var solution = exercise.solution();
      var blank = Release.of(exercise.name(), solution, exercise.tests());
      solutionEarnsAll(solution);
      blankEarnsNothing(blank);
      var mutants = exercise.mutants();
      if (mutants.size() < 2) found.add("mutants/ holds " + mutants.size() + " planted wrong answers (*.jsh), at least two are needed");
      for (var mutant : mutants) losesItsOwn(solution, mutant);
    } catch (IllegalArgumentException e) {
      found.add(e.getMessage());
    }
  }

  private void solutionEarnsAll(Notebook solution) {
    var report = grade(solution, null, "the solution");
    if (report.points() <= 0) found.add("its tasks give no points");
    for (var task : report.tasks())
      if (!task.passed()) found.add("the solution fails the task " + task.task() + ": " + task.message());
  }

  private void blankEarnsNothing(Notebook blank) {
    for (var task : grade(blank, null, "the blank").tasks())
      if (task.passed()) found.add("the blank passes the task " + task.task() + " without an answer");
  }

  private void losesItsOwn(Notebook solution, ExerciseFolder.Mutant mutant) {
    var what = "the planted wrong answer " + mutant.name();
    var report = grade(solution, mutant.source(), what);
    var lost = report.tasks().stream().filter(t -> !t.passed()).map(TaskResult::task).toList();
    if (!lost.equals(List.of(mutant.fails()))) found.add(what + " should fail " + mutant.fails() + " alone, it fails "
        + (lost.isEmpty() ? "nothing" : String.join(", ", lost)));
  }

  private Report grade(Notebook notebook, String then, String what) {
    try (var shell = Sessions.open()) {
      for (var cell : notebook.cells())
        if (cell.runs() && !Release.grades(cell)) run(shell, cell, "the cell " + cell.id() + " of " + what);
      if (then != null) run(shell, NotebookCell.code("then", then), what);
      return Grader.grade(exercise.tests(), new CellAnswers(shell), true);
    }
  }

  /// Runs a cell; a stub outside any method throws at once, which is as it should be. What it says on standard error is a fault: a method
  /// that uses what is not there, for example.
  private void run(Shell shell, NotebookCell cell, String what) {
    for (var ran : Runner.run(new Notebook(new JsonObject(), List.of(cell)), shell, _ -> {}).notebook().cells())
      for (var output : ran.outputs()) switch (output) {
      case Output.Failed f when !f.message().startsWith("not implemented yet") ->
        found.add(what + " fails: " + f.name() + ": " + f.message());
      case Output.Stream(var name, var text) when name.equals("stderr") ->
        found.add(what + " says: " + text.strip().replaceAll("\u001B\\[[0-9;]*m", ""));
      default -> {}
      }
  }
}
