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
    return switch (this) {
      case Stream(var name, var text) -> json("stream", "name", name, "text", text);
      case Shown(var data, var metadata) -> shown(json("display_data"), data, metadata);
      case Result(var count, var data, var metadata) -> {
        var json = shown(json("execute_result"), data, metadata);
        json.addProperty("execution_count", count);
        yield json;
      }
      case Failed(var name, var message, var traceback) -> {
        var json = json("error", "ename", name, "evalue", message);
        var lines = new JsonArray();
        traceback.forEach(lines::add);
        json.add("traceback", lines);
        yield json;
      }
    };
  }

  private static JsonObject json(String type, String... properties) {
    var json = new JsonObject();
    json.addProperty("output_type", type);
    for (var i = 0; i < properties.length; i += 2) json.addProperty(properties[i], properties[i + 1]);
    return json;
  }

  private static JsonObject shown(JsonObject json, JsonObject data, JsonObject metadata) {
    json.add("data", data);
    json.add("metadata", metadata);
    return json;
  }
}
