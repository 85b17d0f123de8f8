package nabla.kernel.magic;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nabla.kernel.shell.Folder;
import nabla.kernel.shell.Magic;
import nabla.kernel.shell.MagicError;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Shell;

/// Runs a file: Java source, JShell script or the code cells of a notebook.
final class Load implements Magic {
  @Override
  public String name() {
    return "load";
  }

  @Override
  public String help() {
    return "%load FILE\truns a .java or .jsh file, or the code cells of an .ipynb notebook, in this session";
  }

  @Override
  public Shell.Outcome run(Call call, Session session) throws IOException {
    var file = Folder.file("%load", call.arguments());
    var text = Files.readString(file);
    var name = file.getFileName().toString();
    return name.endsWith(".ipynb") ? notebook(name, text, session) : session.run(name, unpackaged(text));
  }

  /// A source file without its package line, which stays as a comment so that lines count alike.
  private static String unpackaged(String source) {
    return source.replaceFirst("(?m)^(\\s*package\\s+[\\w.]+\\s*;)", "/*$1*/");
  }

  private static Shell.Outcome notebook(String name, String text, Session session) {
    int number = 0;
    for (var element : cells(name, text)) {
      var cell = element.getAsJsonObject();
      number++;
      if (!cell.get("cell_type").getAsString().equals("code")) continue;
      var outcome = session.run(name + ", cell " + number, source(cell.get("source")));
      if (outcome instanceof Shell.Failure) return outcome;
    }
    return Magic.done();
  }

  private static JsonArray cells(String name, String text) {
    try {
      return JsonParser.parseString(text) instanceof JsonObject notebook && notebook.get("cells") instanceof JsonArray cells
          ? cells
          : refuse(name);
    } catch (JsonParseException e) {
      return refuse(name);
    }
  }

  private static JsonArray refuse(String name) {
    throw new MagicError("%load: " + name + " is not a notebook (no JSON with a list of cells)");
  }

  private static String source(JsonElement source) {
    if (!(source instanceof JsonArray lines)) return source.getAsString();
    return StreamSupport.stream(lines.spliterator(), false).map(JsonElement::getAsString).collect(Collectors.joining());
  }

  @Override
  public List<String> complete(String arguments, Session session) {
    return Folder.names(arguments);
  }
}
