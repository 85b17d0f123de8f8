package nabla.kernel.grading.batch;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nabla.grade.results.ClassResults;
import nabla.grade.results.Graded;
import nabla.grade.results.Gradescope;
import nabla.grade.results.Json;
import nabla.kernel.grading.release.ExerciseFolder;
import nabla.kernel.grading.student.ClassCache;
import nabla.kernel.grading.student.Limits;

/// `install/nabla grade` and `install/nabla report`.
///
/// Exit code 0: everything is graded; 1: something could not be; 2: the command is wrong.
public final class GradeMain {
  /// Where the class cache lies, and how many submissions it must serve to be worth making.
  private static final String CLASSES = ".classes";
  private static final int WORTH_A_CACHE = 5;
  private final Options options;

  private GradeMain(Options options) {
    this.options = options;
  }

  public static void main(String[] args) throws Exception {
    System.exit(status(args));
  }

  private static int status(String[] args) throws Exception {
    try {
      var main = new GradeMain(new Options(args));
      return switch (main.options.mode) {
        case CLASS -> main.grade();
        case ONE -> main.one();
        case PART -> main.part();
        case PLAN -> main.plan();
        case REPORT -> main.report();
      };
    } catch (IllegalArgumentException | FileSystemException e) {
      System.err.println("nabla grade: " + (e instanceof NoSuchFileException ? "there is no file " : "") + e.getMessage());
      return 2;
    }
  }

  private Setting setting(String exercise) throws IOException {
    return Setting.of(ExerciseFolder.of(options.root, exercise), Limits.USUAL, options.protection());
  }

  private int grade() throws Exception {
    var folder = options.folder();
    var setting = setting(options.exercise());
    try (var _ = Batch.hold(options.out())) {
      var plan = Plan.of(setting, folder, options.students());
      plan.write(options.out());
      ClassCache.use(options.state.resolve(CLASSES), setting.tests(), plan.open(options.out()).size() >= WORTH_A_CACHE);
      var troubles = new Batch(setting, folder, options.out(), Bar.terminal()).grade(plan.items(), options.jobs);
      plan.tidy(options.out());
      return Summary.tell(plan, options.out(), troubles);
    }
  }

  /// Grades one submission and writes its result, knowing nothing of the others.
  private int one() throws IOException, InterruptedException {
    try {
      var file = options.folder().toAbsolutePath().normalize();
      if (!Files.exists(file)) throw new IllegalArgumentException("there is no submission " + file);
      var setting = setting(options.exercise());
      var found = Submission.at(file.getParent(), file, options.exercise());
      ClassCache.use(options.state.resolve(CLASSES), setting.tests(), false);
      var student = options.student == null ? found.student() : options.student;
      write(setting, setting.grade(new Submission(student, found.file(), found.problem()), file.getParent()));
      return 0;
    } catch (IOException | RuntimeException e) {
      if (options.gradescope != null)
        ClassResults.whole(options.gradescope, Gradescope.broken("The autograder itself failed; tell your instructor: " + e.getMessage()));
      throw e;
    }
  }

  private void write(Setting setting, Graded graded) throws IOException {
    if (options.result != null) ClassResults.whole(options.result, Json.of(graded));
    if (options.gradescope != null) ClassResults.whole(options.gradescope, Gradescope.of(setting.sheet(), graded));
    if (options.result == null && options.gradescope == null) System.out.print(Json.of(graded));
  }

  /// Grades one of several parts of a plan, as a node of a cluster does.
  private int part() throws Exception {
    var plan = Plan.read(options.out());
    var setting = setting(plan.sheet().exercise());
    var folder = options.given == null ? Path.of(plan.folder()) : options.given;
    ClassCache.use(options.out().resolve(CLASSES), setting.tests(), false);
    var mine = new ArrayList<Plan.Item>();
    for (int i = options.part; i < plan.items().size(); i += options.parts) mine.add(checked(plan.items().get(i), setting, folder));
    var troubles = new Batch(setting, folder, options.out(), Bar.terminal()).grade(mine, 1);
    troubles.forEach(System.err::println);
    return troubles.isEmpty() ? 0 : 1;
  }

  private static Plan.Item checked(Plan.Item item, Setting setting, Path folder) throws IOException {
    if (setting.key(item.submission(), folder).equals(item.key())) return item;
    throw new IllegalArgumentException(item.submission().student()
        + ": the submission, the exercise, the protections or Nabla itself are not those of the plan; plan again");
  }

  private int plan() throws Exception {
    var setting = setting(options.exercise());
    try (var _ = Batch.hold(options.out())) {
      var plan = Plan.of(setting, options.folder(), options.students());
      plan.write(options.out());
      Files.createDirectories(options.out().resolve("results"));
      ClassCache.use(options.out().resolve(CLASSES), setting.tests(), plan.items().size() >= WORTH_A_CACHE);
      for (var file : options.cluster.write(plan, options.out(), options)) System.out.println(file);
      System.out.println(options.cluster.next(options.out()));
      return 0;
    }
  }

  private int report() throws IOException {
    var out = options.folder();
    var plan = Plan.read(out);
    if (options.roster != null) {
      plan = plan.with(options.students());
      plan.write(out);
    }
    Summary.tell(plan, out, List.of());
    return 0;
  }
}
