package nabla.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;
import org.junit.jupiter.api.Test;

/// What every committed notebook must be: valid nbformat 4.5, for our kernel, without outputs, in small cells that name known concepts.
class NotebookLintTest {
  private static final int LINES = 20, CONCEPTS = 3;
  private static final Set<String> SHOWS = Set.of("derive", "run", "plot", "exercise", "text");
  private static final Pattern PATH = Pattern.compile("(?<![\\w.:/<])(?:/(?:home|Users|root|tmp|work|mnt|var)/|[A-Z]:\\\\)");
  private static final Set<String> KNOWN = Sources.text(Sources.ROOT.resolve("notebooks/concepts.tsv")).lines().skip(1)
      .map(line -> line.split("\t")[0])
      .collect(Collectors.toSet());

  private static List<Path> notebooks() {
    return Sources.ending(".ipynb").stream().filter(file -> Sources.name(file).startsWith("notebooks/")).toList();
  }

  @Test
  void theConceptListIsWhole() {
    assertEquals(668, KNOWN.size());
  }

  @Test
  void everyNotebookIsSound() {
    var files = notebooks();
    assertFalse(files.isEmpty(), "no notebook found below " + Sources.ROOT);
    var broken = new ArrayList<String>();
    for (var file : files) broken.addAll(complaints(Sources.name(file), Sources.text(file)));
    assertEquals(List.of(), broken);
  }

  private static List<String> complaints(String name, String text) {
    var notebook = Notebook.parse(text, name);
    var all = new ArrayList<String>();
    if (!notebook.json().equals(text)) all.add(name + ": not laid out as Jupyter lays it out (or not nbformat 4.5): open and save it");
    if (!"nabla".equals(notebook.kernel())) all.add(name + ": its kernelspec is " + notebook.kernel() + ", not nabla");
    var ids = new HashSet<String>();
    for (var cell : notebook.cells()) {
      var where = name + ", cell " + cell.id();
      if (!ids.add(cell.id())) all.add(where + ": the id stands twice");
      for (var complaint : cell(cell)) all.add(where + ": " + complaint);
    }
    return all;
  }

  private static List<String> cell(NotebookCell cell) {
    var all = new ArrayList<String>();
    var lines = cell.source().lines().count();
    if (cell.kind() == NotebookCell.Kind.CODE && lines > LINES) all.add(lines + " lines of code, more than " + LINES);
    if (!cell.outputs().isEmpty() || cell.count() != null) all.add("it holds outputs: clear them");
    if (PATH.matcher(cell.source()).find()) all.add("an absolute path");
    if (!cell.metadata().has("nabla")) return all;
    if (!(cell.metadata().get("nabla") instanceof JsonObject served)) return List.of("metadata.nabla is not an object");
    var concepts = served.has("concepts") ? served.getAsJsonArray("concepts") : new JsonArray();
    if (concepts.size() > CONCEPTS && !"exercise".equals(text(served.get("shows"))))
      all.add(concepts.size() + " concepts, more than " + CONCEPTS);
    for (var concept : concepts)
      if (!KNOWN.contains(text(concept))) all.add("the concept " + text(concept) + " is not in concepts.tsv");
    if (!concepts.isEmpty() && !SHOWS.contains(text(served.get("shows"))))
      all.add("shows is " + text(served.get("shows")) + ", none of " + SHOWS);
    return all;
  }

  private static String text(JsonElement element) {
    return element == null ? null : element.getAsString();
  }

  @Test
  void theLintFindsEachFault() {
    var code = "x\\n".repeat(21);
    var text = """
        {"cells": [{"cell_type": "code", "id": "a", "metadata": {"nabla": {"concepts": ["J-0", "B-1.1", "B-1.2", "B-1.2.1"], "shows": "dance"}},
        "source": "%s", "outputs": [], "execution_count": 3},
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "see /home/me/x"}],
        "metadata": {"kernelspec": {"name": "python3", "display_name": "P"}}, "nbformat": 4, "nbformat_minor": 5}""".formatted(code);
    assertTrue(JsonParser.parseString(text).isJsonObject());
    var found = String.join("\n", complaints("n", text));
    for (var fault : List.of("not laid out", "python3, not nabla", "stands twice", "21 lines", "holds outputs", "4 concepts",
        "J-0 is not in", "dance", "an absolute path"))
      assertTrue(found.contains(fault), fault + " is not among:\n" + found);
  }
}
