package nabla.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import nabla.display.Bundle;

/// What a code cell left behind, as the notebook format names it.
public sealed interface Output {
  /// Text printed to `stdout` or `stderr`.
  record Stream(String name, String text) implements Output {}

  /// A value shown with `display`; `data` maps MIME types to text, or to JSON where the type is JSON.
  record Shown(JsonObject data, JsonObject metadata) implements Output {}

  /// The value of the cell's last expression.
  record Result(Integer count, JsonObject data, JsonObject metadata) implements Output {}

  /// Why the cell failed; the traceback's lines may hold ANSI colours.
  record Failed(String name, String message, List<String> traceback) implements Output {}

  static Output shown(Bundle bundle) {
    return new Shown(data(bundle), new JsonObject());
  }

  static Output result(int count, Bundle bundle) {
    return new Result(count, data(bundle), new JsonObject());
  }

  /// A bundle as the protocol carries it.
  private static JsonObject data(Bundle bundle) {
    var data = new JsonObject();
    bundle.data().forEach((mime, content) -> data.add(mime, content(mime, content)));
    return data;
  }

  private static JsonElement content(String mime, String content) {
    return isJson(mime) ? JsonParser.parseString(content) : new JsonPrimitive(content);
  }

  static boolean isJson(String mime) {
    return mime.equals("application/json") || mime.startsWith("application/") && mime.endsWith("+json");
  }

  /// The output as the file holds it, text in one piece.
  default JsonObject json() {
    var json = new JsonObject();
    switch (this) {
      case Stream(var name, var text) -> {
        json.addProperty("name", name);
        json.addProperty("output_type", "stream");
        json.addProperty("text", text);
      }
      case Shown(var data, var metadata) -> {
        json.add("data", data);
        json.add("metadata", metadata);
        json.addProperty("output_type", "display_data");
      }
      case Result(var count, var data, var metadata) -> {
        json.add("data", data);
        json.addProperty("execution_count", count);
        json.add("metadata", metadata);
        json.addProperty("output_type", "execute_result");
      }
      case Failed(var name, var message, var traceback) -> {
        json.addProperty("ename", name);
        json.addProperty("evalue", message);
        json.addProperty("output_type", "error");
        var lines = new JsonArray();
        traceback.forEach(lines::add);
        json.add("traceback", lines);
      }
    }
    return json;
  }
}
