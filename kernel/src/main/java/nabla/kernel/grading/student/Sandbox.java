package nabla.kernel.grading.student;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nabla.grade.Exercise;
import nabla.grade.Grader;
import nabla.grade.Report;
import nabla.grade.Task;
import nabla.grade.TaskResult;
import nabla.kernel.notebook.MalformedNotebook;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;

/// Grades submissions: the student's code runs in a confined process of its own, the tests and what they expect stay in this one.
public final class Sandbox {
  private Sandbox() {}

  /// Grades the notebook that a student handed in by all tasks of an exercise, hidden ones too.
  ///
  /// @throws IOException where the grader itself lacks something; what is wrong with a submission stands in its outcome
  public static Outcome grade(Path submission, Class<?> tests, Limits limits, Protection protection) throws IOException {
    var journal = new Journal();
    var start = System.nanoTime();
    try {
      return grade(read(submission, limits).cells(), tests, limits, protection);
    } catch (MalformedNotebook e) {
      journal.note(e.getMessage());
      return new Outcome(nothing(tests, "the notebook cannot be read"), List.of(), journal.lines(), protection.on(),
          (System.nanoTime() - start) / 1e9, 0);
    }
  }

  private static Notebook read(Path file, Limits limits) throws IOException {
    long size = Files.size(file);
    if (size > (long) limits.notebook() << 20)
      throw new MalformedNotebook(file.getFileName() + " has " + (size >> 20) + " MB; at most " + limits.notebook() + " are read");
    return Notebook.read(file);
  }

  /// Grades cells that were handed in alone.
  public static Outcome grade(List<NotebookCell> cells, Class<?> tests, Limits limits, Protection protection) throws IOException {
    return grade(cells, Handed.NOTHING, tests, limits, protection);
  }

  /// Grades cells that may read the files handed in with them.
  public static Outcome grade(List<NotebookCell> cells, Handed handed, Class<?> tests, Limits limits, Protection protection)
      throws IOException {
    var exercise = tests.getAnnotation(Exercise.class);
    var journal = new Journal();
    var folder = Files.createTempDirectory("nabla-student");
    var start = System.nanoTime();
    try (var student = new Student(Launch.without(tests, limits, protection), Room.furnish(folder, handed, limits, journal), cells,
        journal)) {
      var answers = new RemoteAnswers(student, journal);
      student.first();
      journal.tasks();
      var report = new Report(exercise.value(), exercise.title(), tasks(tests, answers, student));
      return new Outcome(report, student.ends(), journal.lines(), protection.on(), (System.nanoTime() - start) / 1e9,
          student.cpuSeconds());
    } finally {
      delete(folder);
    }
  }

  /// The tasks one by one, so that a process that has to be started again is not started in a task's time.
  private static List<TaskResult> tasks(Class<?> tests, RemoteAnswers answers, Student student) {
    var results = new ArrayList<TaskResult>();
    for (var method : Grader.methods(tests)) {
      var task = method.getAnnotation(Task.class);
      var result = task(task, tests, answers, student);
      results.add(result.message().startsWith(StudentGone.START) ? task(task, tests, answers, student) : result);
    }
    return results;
  }

  /// One task. Where its process goes away it is worth a second try, in a new one: another task, or a thread of a cell, may have ended it.
  private static TaskResult task(Task task, Class<?> tests, RemoteAnswers answers, Student student) {
    try {
      student.live();
      return Grader.grade(tests, answers, t -> t.id().equals(task.id())).tasks().getFirst();
    } catch (AssertionError never) {
      return failed(task, never.getMessage());
    }
  }

  private static TaskResult failed(Task task, String why) {
    return new TaskResult(task.id(), 0, task.points(), TaskResult.Verdict.FAILED, why, "", 0);
  }

  /// The report of a submission that could not run.
  private static Report nothing(Class<?> tests, String why) {
    var exercise = tests.getAnnotation(Exercise.class);
    var tasks = Grader.methods(tests).stream().map(m -> m.getAnnotation(Task.class))
        .map(t -> failed(t, why)).toList();
    return new Report(exercise.value(), exercise.title(), tasks);
  }

  private static void delete(Path folder) {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
    } catch (IOException | UncheckedIOException e) {
      System.getLogger("nabla").log(System.Logger.Level.WARNING, "{0} could not be deleted: {1}", folder, e.getMessage());
    }
  }
}
