package nabla.kernel.notebook;

import com.google.gson.FormattingStyle;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Writes a notebook byte for byte as Jupyter's `nbformat` writes it.
final class NotebookWriter {
  /// Where Python's `splitlines` cuts.
  private static final Pattern LINE = Pattern
      .compile("[^\\n\\r\\x0B\\f\\x1C-\\x1E\\x85\\u2028\\u2029]*(?:\\r\\n|[\\n\\r\\x0B\\f\\x1C-\\x1E\\x85\\u2028\\u2029]|$)");

  private NotebookWriter() {}

  static String write(Notebook notebook) {
    var root = new JsonObject();
    var cells = new JsonArray();
    notebook.cells().forEach(cell -> cells.add(cell(cell)));
    root.add("cells", cells);
    root.add("metadata", notebook.metadata());
    root.addProperty("nbformat", 4);
    root.addProperty("nbformat_minor", 5);
    var style = FormattingStyle.PRETTY.withIndent(" ");
    var gson = new GsonBuilder().disableHtmlEscaping().serializeNulls().setFormattingStyle(style).create();
    return gson.toJson(sorted(root)).replace("\\u2028", "\u2028").replace("\\u2029", "\u2029") + "\n";
  }

  private static JsonObject cell(NotebookCell cell) {
    var json = new JsonObject();
    json.addProperty("cell_type", cell.kind().name().toLowerCase(Locale.ROOT));
    json.addProperty("id", cell.id());
    json.add("metadata", cell.metadata());
    json.add("source", lines(cell.source()));
    if (cell.attachments() != null) json.add("attachments", cell.attachments());
    if (cell.kind() != NotebookCell.Kind.CODE) return json;
    json.addProperty("execution_count", cell.count());
    var outputs = new JsonArray();
    cell.outputs().forEach(output -> outputs.add(output(output)));
    json.add("outputs", outputs);
    return json;
  }

  private static JsonObject output(Output output) {
    var json = output.json();
    switch (output) {
      case Output.Stream(_, var text) -> json.add("text", lines(text));
      case Output.Shown(var data, _) -> json.add("data", split(data));
      case Output.Result(_, var data, _) -> json.add("data", split(data));
      case Output.Failed _ -> {}
    }
    return json;
  }

  private static JsonObject split(JsonObject data) {
    var json = new JsonObject();
    for (var mime : data.keySet()) {
      var lined = mime.startsWith("text/") || mime.equals("image/svg+xml") || mime.equals("application/javascript");
      json.add(mime, lined ? lines(data.get(mime).getAsString()) : data.get(mime));
    }
    return json;
  }

  private static JsonArray lines(String text) {
    var lines = new JsonArray();
    for (var line = LINE.matcher(text); line.find() && !line.group().isEmpty();) lines.add(new JsonPrimitive(line.group()));
    return lines;
  }

  private static JsonElement sorted(JsonElement element) {
    if (element instanceof JsonArray array) {
      var copy = new JsonArray();
      array.forEach(item -> copy.add(sorted(item)));
      return copy;
    }
    if (!(element instanceof JsonObject object)) return element;
    var copy = new JsonObject();
    for (var key : new TreeSet<>(object.keySet())) copy.add(key, sorted(object.get(key)));
    return copy;
  }
}
