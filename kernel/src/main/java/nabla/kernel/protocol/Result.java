package nabla.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nabla.display.Bundle;
import nabla.display.Displays;
import nabla.kernel.shell.Reserve;
import nabla.kernel.shell.Shell;

/// How a cell ended, its value already drawn: a `toString` or picture that throws is an error of the cell.
public sealed interface Result {
  /// It ended well; the picture is null where there is no value.
  record Shown(Bundle picture) implements Result {}

  record Failed(Shell.Failure why) implements Result {}

  String ADVICE = "the memory is used up: set variables that hold much data to null, or restart the kernel";

  /// Failures of a drawing that say enough.
  Set<String> WHOLE = Set.of("Interrupted", "OutOfMemoryError");

  static Result of(Shell java, String code, int cell) {
    try {
      return of(java.run(code, cell), java);
    } catch (OutOfMemoryError e) {
      Reserve.release();
      return new Failed(new Shell.Failure("OutOfMemoryError", ADVICE, List.of("OutOfMemoryError: " + ADVICE)));
    }
  }

  private static Result of(Shell.Outcome outcome, Shell java) {
    return switch (outcome) {
      case Shell.Failure failure -> new Failed(failure);
      case Shell.Value value when value.present() -> drawn(value.value(), java);
      case Shell.Value _ -> new Shown(null);
    };
  }

  private static Result drawn(Object value, Shell java) {
    return switch (java.call(() -> Displays.of(value))) {
      case Shell.Value picture -> new Shown((Bundle) picture.value());
      case Shell.Failure why when WHOLE.contains(why.name()) -> of(why, java);
      case Shell.Failure why -> {
        var message = "the result, of " + type(value.getClass()) + ", cannot be shown: " + why.message();
        var traceback = new ArrayList<>(List.of(why.name() + ": " + message));
        traceback.addAll(why.traceback().subList(1, why.traceback().size()));
        yield new Failed(new Shell.Failure(why.name(), message, traceback));
      }
    };
  }

  private static String type(Class<?> type) {
    var name = type.getSimpleName();
    return name.isEmpty() || name.contains("$anonymous$") ? "an anonymous class" : "type " + name;
  }

  /// The values of `user_expressions`, each with its own status.
  static JsonObject expressions(Shell java, JsonObject asked, int cell) {
    var answers = new JsonObject();
    asked.asMap().forEach((name, code) -> answers.add(name, switch (of(java, code.getAsString(), cell)) {
      case Failed(var why) ->
        Json.tree(new io.github.spencerpark.jupyter.messages.reply.ErrorReply(why.name(), why.message(), why.traceback()));
      case Shown(var picture) -> shown(picture == null ? Bundle.text("") : picture);
    }));
    return answers;
  }

  private static JsonObject shown(Bundle picture) {
    var json = Json.tree(Pictures.data(picture, null));
    json.addProperty("status", "ok");
    return json;
  }
}
