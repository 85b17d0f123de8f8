package nabla.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/// One cell; `attachments` is null where there are none, `count` null before a run, and only code has outputs.
public record NotebookCell(Kind kind, String id, JsonObject metadata, String source, JsonObject attachments, Integer count,
    List<Output> outputs) {
  /// What a cell holds.
  public enum Kind {
    MARKDOWN, CODE, RAW
  }

  public NotebookCell {
    outputs = List.copyOf(outputs);
  }

  /// A code cell that has not run.
  public static NotebookCell code(String id, String source) {
    return new NotebookCell(Kind.CODE, id, new JsonObject(), source, null, null, List.of());
  }

  /// A cell of text.
  public static NotebookCell markdown(String id, String source) {
    return new NotebookCell(Kind.MARKDOWN, id, new JsonObject(), source, null, null, List.of());
  }

  public NotebookCell ran(Integer newCount, List<Output> newOutputs) {
    return new NotebookCell(kind, id, metadata, source, attachments, newCount, newOutputs);
  }

  public NotebookCell withSource(String other) {
    return new NotebookCell(kind, id, metadata, other, attachments, count, outputs);
  }

  public NotebookCell withMetadata(JsonObject other) {
    return new NotebookCell(kind, id, other, source, attachments, count, outputs);
  }

  public boolean tagged(String tag) {
    return metadata.get("tags") instanceof JsonArray tags && tags.contains(new JsonPrimitive(tag));
  }

  /// Whether running the notebook runs this cell.
  public boolean runs() {
    return kind == Kind.CODE && !source.isBlank() && !tagged("skip-execution");
  }
}
