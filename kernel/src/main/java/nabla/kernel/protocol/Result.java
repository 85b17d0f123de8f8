package nabla.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.List;
import nabla.display.Bundle;
import nabla.display.Displays;
import nabla.kernel.shell.Shell;

/// How a cell ended, its value already drawn: a `toString` or picture that throws is an error of the cell.
public sealed interface Result {
  /// It ended well; the picture is null where there is no value.
  record Shown(Bundle picture) implements Result {}

  record Failed(Shell.Failure why) implements Result {}

  String ADVICE = "the memory is used up: set variables that hold much data to null, or restart the kernel";

  static Result of(Shell java, String code, int cell) {
    Reserve.fill();
    try {
      return of(java.run(code, cell));
    } catch (OutOfMemoryError e) {
      Reserve.release();
      return new Failed(new Shell.Failure("OutOfMemoryError", ADVICE, List.of("OutOfMemoryError: " + ADVICE)));
    }
  }

  private static Result of(Shell.Outcome outcome) {
    return switch (outcome) {
      case Shell.Failure failure -> {
        if (failure.name().equals("OutOfMemoryError")) Reserve.release();
        yield new Failed(failure);
      }
      case Shell.Value value when value.present() -> drawn(value.value());
      case Shell.Value _ -> new Shown(null);
    };
  }

  private static Result drawn(Object value) {
    try {
      return new Shown(Displays.of(value));
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      var name = e.getClass().getSimpleName();
      var message = "the result, of " + value.getClass() + ", cannot be shown: " + e.getMessage();
      return new Failed(new Shell.Failure(name, message, List.of(name + ": " + message)));
    }
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
