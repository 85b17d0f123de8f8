package nabla.grade.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import nabla.grade.TaskResult;

/// One student's results as Gradescope's `results.json`. Hidden tasks show what their author says, never what the test said.
public final class Gradescope {
  private Gradescope() {}

  /// The text of the file.
  public static String of(Sheet sheet, Graded graded) {
    var json = new JsonObject();
    json.addProperty("score", graded.earned());
    json.addProperty("execution_time", (long) Math.ceil(graded.seconds()));
    json.addProperty("output", output(graded));
    json.addProperty("output_format", "text");
    json.addProperty("stdout_visibility", "hidden");
    var tests = new JsonArray();
    for (var task : graded.tasks()) tests.add(test(sheet, task, tests.size() + 1));
    json.add("tests", tests);
    return Json.GSON.toJson(json) + "\n";
  }

  /// The file where the grader itself failed: no points, and the reason.
  public static String broken(String why) {
    var json = new JsonObject();
    json.addProperty("score", 0);
    json.addProperty("output", why);
    json.addProperty("output_format", "text");
    return Json.GSON.toJson(json) + "\n";
  }

  private static String output(Graded graded) {
    var lines = new ArrayList<String>();
    if (!graded.problem().isEmpty()) lines.add(graded.problem());
    graded.cells().forEach(cell -> lines.add("Failed: " + cell));
    graded.remarks().forEach(notice -> lines.add("Note: " + notice));
    return String.join("\n", lines);
  }

  private static JsonObject test(Sheet sheet, TaskResult task, int number) {
    var test = new JsonObject();
    test.addProperty("score", task.earned());
    test.addProperty("max_score", task.points());
    test.addProperty("status", task.passed() ? "passed" : "failed");
    test.addProperty("name", task.task());
    test.addProperty("number", String.valueOf(number));
    test.addProperty("output", Feedback.words(sheet.item(task.task()), task));
    test.addProperty("output_format", "text");
    test.addProperty("visibility", "visible");
    return test;
  }
}
