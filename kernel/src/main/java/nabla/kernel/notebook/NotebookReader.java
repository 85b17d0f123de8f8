package nabla.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads and checks the JSON of a notebook; every complaint names the file and the cell.
final class NotebookReader {
  private final String name;

  NotebookReader(String name) {
    this.name = name;
  }

  Notebook read(String text) {
    var root = root(text);
    var major = integer(root, "nbformat", "the notebook");
    if (major != 4) throw bad("it is of format " + major + ", which is not 4: open and save it in Jupyter once");
    integer(root, "nbformat_minor", "the notebook");
    var cells = new ArrayList<NotebookCell>();
    for (var cell : array(root, "cells", "the notebook")) cells.add(cell(cell, cells.size() + 1));
    return new Notebook(object(root, "metadata", "the notebook"), cells);
  }

  private JsonObject root(String text) {
    try {
      var reader = new JsonReader(new StringReader(text));
      reader.setStrictness(Strictness.STRICT);
      var root = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) throw bad("text follows the end of the JSON");
      if (root instanceof JsonObject object) return object;
      throw bad("the JSON is not an object");
    } catch (JsonParseException | IOException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      throw bad("it is not JSON: " + cause.getMessage().lines().findFirst().orElse(""));
    }
  }

  private NotebookCell cell(JsonElement element, int number) {
    var where = "cell " + number;
    if (!(element instanceof JsonObject cell)) throw bad(where + " is not an object");
    var kind = kind(string(cell, "cell_type", where), where);
    var id = cell.has("id") ? string(cell, "id", where) : "cell-" + number;
    if (!id.matches("[a-zA-Z0-9_-]{1,64}")) throw bad(where + ": the id \"" + id + "\" is not 1 to 64 letters, digits, - or _");
    var metadata = object(cell, "metadata", where);
    var source = text(cell, "source", where);
    var attachments = cell.has("attachments") ? object(cell, "attachments", where) : null;
    if (kind != NotebookCell.Kind.CODE) return new NotebookCell(kind, id, metadata, source, attachments, null, List.of());
    var outputs = new ArrayList<Output>();
    for (var output : array(cell, "outputs", where)) outputs.add(output(output, where + ", output " + (outputs.size() + 1)));
    return new NotebookCell(kind, id, metadata, source, attachments, count(cell, where), outputs);
  }

  private NotebookCell.Kind kind(String type, String where) {
    for (var kind : NotebookCell.Kind.values())
      if (kind.name().toLowerCase(Locale.ROOT).equals(type)) return kind;
    throw bad(where + ": cell_type \"" + type + "\" is none of markdown, code, raw");
  }

  private Output output(JsonElement element, String where) {
    if (!(element instanceof JsonObject output)) throw bad(where + " is not an object");
    var type = string(output, "output_type", where);
    return switch (type) {
      case "stream" -> new Output.Stream(string(output, "name", where), text(output, "text", where));
      case "display_data" -> new Output.Shown(data(output, where), object(output, "metadata", where));
      case "execute_result" -> new Output.Result(count(output, where), data(output, where), object(output, "metadata", where));
      case "error" -> new Output.Failed(string(output, "ename", where), string(output, "evalue", where), lines(output, where));
      default -> throw bad(where + ": output_type \"" + type + "\" is unknown");
    };
  }

  private JsonObject data(JsonObject output, String where) {
    var data = new JsonObject();
    var stored = object(output, "data", where);
    for (var mime : stored.keySet())
      if (Output.isJson(mime)) data.add(mime, stored.get(mime));
      else data.addProperty(mime, text(stored, mime, where));
    return data;
  }

  private List<String> lines(JsonObject output, String where) {
    var lines = new ArrayList<String>();
    for (var line : array(output, "traceback", where)) lines.add(line.getAsString());
    return lines;
  }

  /// Text that may be stored as a list of lines.
  private String text(JsonObject of, String key, String where) {
    if (!(of.get(key) instanceof JsonArray lines)) return string(of, key, where);
    var text = new StringBuilder();
    for (var line : lines) {
      if (!isString(line)) throw bad(where + ": \"" + key + "\" holds something that is not text");
      text.append(line.getAsString());
    }
    return text.toString();
  }

  private String string(JsonObject of, String key, String where) {
    if (isString(of.get(key))) return of.get(key).getAsString();
    throw bad(where + " has no \"" + key + "\" that is text");
  }

  private static boolean isString(JsonElement element) {
    return element != null && element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
  }

  private JsonArray array(JsonObject of, String key, String where) {
    if (of.get(key) instanceof JsonArray array) return array;
    throw bad(where + " has no list \"" + key + "\"");
  }

  private JsonObject object(JsonObject of, String key, String where) {
    if (of.get(key) instanceof JsonObject object) return object;
    throw bad(where + " has no object \"" + key + "\"");
  }

  private Integer count(JsonObject of, String where) {
    if (!of.has("execution_count")) throw bad(where + " has no \"execution_count\"");
    return of.get("execution_count") instanceof JsonNull ? null : Integer.valueOf(integer(of, "execution_count", where));
  }

  private int integer(JsonObject of, String key, String where) {
    try {
      return of.get(key).getAsBigDecimal().intValueExact();
    } catch (RuntimeException e) {
      throw bad(where + " has no whole number \"" + key + "\"");
    }
  }

  private MalformedNotebook bad(String what) {
    return new MalformedNotebook(name + ": not a notebook: " + what);
  }
}
