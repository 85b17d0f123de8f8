package nabla.kernel.grading.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nabla.grade.results.ClassResults;
import nabla.grade.results.Graded.Status;

/// What the lecturer sees when grading is done: how many, who is missing, what failed, and where the reports are.
final class Summary {
  private Summary() {}

  /// Writes the reports of a plan's results and tells of them; returns the exit code.
  static int tell(Plan plan, Path out, List<String> troubles) throws IOException {
    var results = plan.results(out);
    results.write(out);
    long open = count(results, Status.UNFINISHED);
    System.out.println(plan.sheet().exercise() + ": " + count(results, Status.GRADED) + " graded, " + count(results, Status.FAILED)
        + " could not be graded, " + count(results, Status.MISSING) + " handed in nothing" + (open == 0
            ? ""
            : ", " + open
                + " still to be graded"));
    for (var status : List.of(Status.MISSING, Status.FAILED, Status.UNFINISHED)) list(results, status);
    for (var trouble : troubles) System.err.println("nabla grade: " + trouble);
    System.out.println("Open " + out.resolve("report.html").toAbsolutePath().normalize().toUri());
    return troubles.isEmpty() && open == 0 ? 0 : 1;
  }

  private static long count(ClassResults results, Status status) {
    return results.students().stream().filter(g -> g.status() == status).count();
  }

  private static void list(ClassResults results, Status status) {
    var word = status == Status.UNFINISHED ? "open   " : status == Status.FAILED ? "failed " : "missing";
    for (var one : results.students())
      if (one.status() == status)
        System.out.println("  " + word + "  " + one.student() + (status == Status.FAILED ? ": " + one.problem() : ""));
  }
}
