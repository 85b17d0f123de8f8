package nabla.kernel.notebook;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/// A Jupyter notebook in format 4.5: its metadata and its cells.
public record Notebook(JsonObject metadata, List<NotebookCell> cells) {
  private static final Pattern HEADING = Pattern.compile("(?m)^#\\s+(.+?)\\s*$");

  public Notebook {
    cells = List.copyOf(cells);
  }

  /// Reads an `.ipynb` file of format 4.0 to 4.5; cells without an id get one.
  ///
  /// @throws MalformedNotebook when the file is none, with its name and the place
  public static Notebook read(Path file) throws IOException {
    return read(file, file.toString());
  }

  /// Reads an `.ipynb` file that error messages call `name`.
  public static Notebook read(Path file, String name) throws IOException {
    try {
      return parse(Files.readString(file), name);
    } catch (CharacterCodingException e) {
      throw new MalformedNotebook(name + ": not a notebook: the text is not UTF-8");
    }
  }

  /// Reads a notebook's JSON; `name` stands in error messages.
  public static Notebook parse(String json, String name) {
    return new NotebookReader(name).read(json);
  }

  /// The text of the file, laid out as Jupyter lays it out (sorted keys, one blank of indent, lines as lists).
  public String json() {
    return NotebookWriter.write(this);
  }

  /// Writes the file whole or not at all.
  public void write(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var fresh = folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.writeString(fresh, json());
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  public Notebook with(List<NotebookCell> others) {
    return new Notebook(metadata, others);
  }

  /// The first heading of the text, or null.
  public String title() {
    for (var cell : cells) {
      if (cell.kind() != NotebookCell.Kind.MARKDOWN) continue;
      var heading = HEADING.matcher(cell.source());
      if (heading.find()) return heading.group(1);
    }
    return null;
  }

  /// The name of the kernel it asks for, or null.
  public String kernel() {
    return metadata.get("kernelspec") instanceof JsonObject spec && spec.has("name") ? spec.get("name").getAsString() : null;
  }
}
