package nabla.kernel.grading.batch;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nabla.kernel.grading.nbgrader.Mark;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;

/// A submission put back into the shape of what was released: the student's answers, and nothing else that a student changed.
///
/// Answers keep their sources; read-only cells and tests are the released ones again; cells that students added stay. Nothing that the
/// submission says of itself is believed: marks, points and the kernelspec come from the released notebook.
public final class Repair {
  /// The repaired notebook, without outputs, and a sentence for each thing that was put right.
  public record Repaired(Notebook notebook, List<String> notices) {}

  private final Notebook released, submitted;
  private final Map<String, NotebookCell> originals = new LinkedHashMap<>();
  /// For each place of the submission the mark of the released cell that stands there, or null.
  private final String[] stands;
  private final List<String> notices = new ArrayList<>();

  private Repair(Notebook released, Notebook submitted) {
    this.released = released;
    this.submitted = submitted;
    for (var cell : released.cells()) originals.put(Mark.of(cell).orElseThrow().id(), cell);
    stands = new String[submitted.cells().size()];
  }

  /// Repairs a submission from the notebook that was released.
  public static Repaired of(Notebook released, Notebook submitted) {
    var repair = new Repair(released, submitted);
    repair.kernelspec();
    repair.match();
    return new Repaired(new Notebook(released.metadata(), repair.cells()), List.copyOf(repair.notices));
  }

  private void kernelspec() {
    var wanted = released.metadata().get("kernelspec");
    var has = submitted.metadata().get("kernelspec");
    if (!Objects.equals(name(wanted), name(has)))
      notices.add("the kernelspec was " + name(has) + "; it is " + name(wanted) + " again");
  }

  private static String name(JsonElement spec) {
    return spec instanceof JsonObject json && json.has("name") ? json.get("name").toString() : "missing";
  }

  /// Finds the released cells: by their mark; of several copies the one with the released cell's own id, else the last; then by id alone;
  /// then, where a cell is not for answers, by its text.
  private void match() {
    var places = new LinkedHashMap<String, List<Integer>>();
    for (int i = 0; i < stands.length; i++) {
      var mark = Mark.of(cell(i)).map(Mark::id).orElse(gradeId(cell(i)));
      if (originals.containsKey(mark)) places.computeIfAbsent(mark, _ -> new ArrayList<>()).add(i);
    }
    places.forEach((mark, copies) -> stands[chosen(mark, copies)] = mark);
    places.forEach((mark, copies) -> {
      if (copies.size() > 1)
        notices.add("the cell " + mark + " stood " + copies.size() + " times; the copies count as the student's own cells");
    });
    for (var mark : originals.keySet())
      if (!places.containsKey(mark)) unmarked(mark);
  }

  private int chosen(String mark, List<Integer> copies) {
    var id = originals.get(mark).id();
    return copies.stream().filter(i -> cell(i).id().equals(id)).findFirst().orElse(copies.getLast());
  }

  private void unmarked(String mark) {
    var original = originals.get(mark);
    for (int i = 0; i < stands.length; i++)
      if (stands[i] == null && cell(i).id().equals(original.id())) {
        stands[i] = mark;
        notices.add("the cell " + mark + " had lost its mark; it was known by its id");
        return;
      }
    if (Mark.of(original).orElseThrow().role().answered()) return;
    for (int i = 0; i < stands.length; i++)
      if (stands[i] == null && cell(i).kind() == original.kind() && cell(i).source().strip().equals(original.source().strip())) {
        stands[i] = mark;
        notices.add("the cell " + mark + " had lost its mark; it was known by its text");
        return;
      }
  }

  private NotebookCell cell(int place) {
    return submitted.cells().get(place);
  }

  /// The id of metadata that are otherwise out of shape.
  private static String gradeId(NotebookCell cell) {
    return cell.metadata().get("nbgrader") instanceof JsonObject json && json.has("grade_id") && json.get("grade_id").isJsonPrimitive()
        ? json.get("grade_id").getAsString()
        : null;
  }

  /// The cells in the student's order; what was deleted follows the released cell before it.
  private List<NotebookCell> cells() {
    var present = Set.copyOf(java.util.Arrays.stream(stands).filter(Objects::nonNull).toList());
    var after = missing(present);
    var cells = new ArrayList<NotebookCell>(after.getOrDefault("", List.of()));
    var used = new HashSet<String>();
    for (int i = 0; i < stands.length; i++) {
      cells.add(stands[i] == null ? own(cell(i), used) : restored(cell(i), originals.get(stands[i])));
      cells.addAll(after.getOrDefault(stands[i], List.of()));
    }
    return cells;
  }

  private Map<String, List<NotebookCell>> missing(Set<String> present) {
    var after = new HashMap<String, List<NotebookCell>>();
    var previous = "";
    for (var mark : originals.keySet()) {
      if (present.contains(mark)) {
        previous = mark;
        continue;
      }
      after.computeIfAbsent(previous, _ -> new ArrayList<>()).add(originals.get(mark));
      notices.add("the cell " + mark + " was missing; it is there again" + (answered(mark) ? ", without an answer" : ""));
    }
    return after;
  }

  private boolean answered(String mark) {
    return Mark.of(originals.get(mark)).orElseThrow().role().answered();
  }

  private NotebookCell own(NotebookCell cell, Set<String> used) {
    var metadata = cell.metadata().deepCopy();
    metadata.remove("nbgrader");
    var id = cell.id();
    for (int n = 2; !used.add(id) || originals.values().stream().map(NotebookCell::id).anyMatch(id::equals); n++) id = "own-" + n;
    return new NotebookCell(cell.kind(), id, metadata, cell.source(), cell.attachments(), null, List.of());
  }

  private NotebookCell restored(NotebookCell cell, NotebookCell original) {
    var mark = Mark.of(original).orElseThrow();
    var was = Mark.of(cell);
    if (cell.kind() != original.kind())
      notices.add("the cell " + mark.id() + " was made " + words(cell.kind()) + "; it is " + words(original.kind()) + " again");
    if (was.isPresent() && was.get().points() != mark.points())
      notices.add(
          "the points of the cell " + mark.id() + " were " + number(was.get().points()) + "; they are " + number(mark.points()) + " again");
    if (was.isPresent() && was.get().role() != mark.role() || was.isEmpty() && cell.metadata().has("nbgrader"))
      notices.add(
          "the mark of the cell " + mark.id() + " was changed; it is " + mark.role().name().toLowerCase(java.util.Locale.ROOT) + " again");
    if (mark.role().answered()) return original.withSource(cell.source());
    if (!cell.source().strip().equals(original.source().strip()))
      notices.add("the cell " + mark.id() + ", which is not for answers, was edited; it is as it was released again");
    return original;
  }

  private static String words(NotebookCell.Kind kind) {
    return switch (kind) {
      case CODE -> "code";
      case MARKDOWN -> "text";
      case RAW -> "raw text";
    };
  }

  private static String number(double points) {
    return points == Math.rint(points) && Math.abs(points) < 1e15 ? String.valueOf((long) points) : String.valueOf(points);
  }
}
