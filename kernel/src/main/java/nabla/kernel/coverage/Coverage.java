package nabla.kernel.coverage;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import nabla.kernel.notebook.Notebook;
import nabla.kernel.notebook.NotebookCell;

/// Counts which of the cells that the concepts owe exist, from executed lectures and from the solutions of exercises.
///
/// A lecture counts as finished unless its notebook's metadata says `"nabla": {"draft": true}`.
public final class Coverage {
  /// The tasks of an exercise: ids and the concepts each examines.
  public interface Tasks extends Function<String, Map<String, List<String>>> {}

  private final Map<String, Concept> concepts = new LinkedHashMap<>();
  private final Map<String, Set<Column>> shown = new HashMap<>();
  private final Map<String, Boolean> drafts = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  public Coverage(Collection<Concept> concepts) {
    for (var concept : concepts) this.concepts.put(concept.id(), concept);
  }

  /// Takes in a lecture that has run.
  public Coverage lecture(String name, Notebook executed) {
    drafts.put(name, draft(executed));
    if (concepts.values().stream().noneMatch(c -> c.lecture().equals(name)))
      faults.add(name + ": no concept belongs to a lecture of this name");
    for (var cell : executed.cells()) {
      var claim = Claim.of(cell);
      var where = name + ", cell " + cell.id();
      if (claim == null || !sound(claim, where)) continue;
      var column = Column.of(claim.shows());
      var lacks = Claim.lacks(cell, column);
      if (lacks == null) credit(claim, column);
      else faults.add(where + " claims to show " + column + ": " + lacks);
    }
    return this;
  }

  /// Whether a lecture's notebook says that it is not finished.
  public static boolean draft(Notebook lecture) {
    return lecture.metadata().get("nabla") instanceof JsonObject own && own.has("draft") && own.get("draft").getAsBoolean();
  }

  /// Takes in an exercise's solution; a task pays for the concepts that its cell names and its test examines.
  public Coverage exercise(String name, Notebook solution, Tasks tasks) {
    var graded = tasks.apply(name);
    for (var cell : solution.cells()) {
      var claim = Claim.of(cell);
      var where = "exercise " + name + ", cell " + cell.id();
      if (claim == null || !sound(claim, where)) continue;
      if (Column.of(claim.shows()) != Column.EXERCISE)
        faults.add(where + " shows " + claim.shows() + ": an exercise's cells show exercise");
      else if (!graded.containsKey(claim.task())) faults.add(where + ": the task " + claim.task() + " is none of " + graded.keySet());
      else if (!new HashSet<>(graded.get(claim.task())).equals(new HashSet<>(claim.concepts())))
        faults.add(where + " names " + claim.concepts() + ", its task's test " + graded.get(claim.task()));
      else credit(claim, Column.EXERCISE);
    }
    return this;
  }

  private boolean sound(Claim claim, String where) {
    int before = faults.size();
    for (var id : claim.concepts()) if (!concepts.containsKey(id)) faults.add(where + ": the concept " + id + " is not in concepts.tsv");
    if (claim.concepts().size() > claim.most()) faults.add(where + ": " + claim.concepts().size() + " concepts, more than " + claim.most());
    if (Column.of(claim.shows()) == null) faults.add(where + ": shows is " + claim.shows() + ", none of derive, run, plot, exercise, text");
    return faults.size() == before;
  }

  private void credit(Claim claim, Column column) {
    for (var id : claim.concepts()) shown.computeIfAbsent(id, _ -> EnumSet.noneOf(Column.class)).add(column);
  }

  /// The claims that do not hold: unknown concepts, too many in a cell, tasks that no test has, promises that the outputs do not keep.
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /// What the concepts of a lecture owe and nothing shows: `J-4.6.2d: plot`.
  public List<String> missing(String lecture) {
    var all = new ArrayList<String>();
    for (var concept : of(lecture)) {
      var open = concept.owed().stream().filter(column -> !paid(concept, column)).map(Column::toString).toList();
      if (!open.isEmpty()) all.add(concept.id() + " (" + concept.title() + "): " + String.join(", ", open));
    }
    return all;
  }

  /// The finished lectures among those taken in that still owe something, with what.
  public List<String> debts() {
    return drafts.entrySet().stream().filter(lecture -> !lecture.getValue())
        .flatMap(lecture -> missing(lecture.getKey()).stream().map(debt -> lecture.getKey() + ": " + debt)).toList();
  }

  private List<Concept> of(String lecture) {
    return concepts.values().stream().filter(c -> c.lecture().equals(lecture)).toList();
  }

  private boolean paid(Concept concept, Column owed) {
    return shown.getOrDefault(concept.id(), Set.of()).stream().anyMatch(column -> column.pays(owed));
  }

  /// How many cells of a column are owed and exist, in a lecture or, for null, in the course.
  public Count count(String lecture, Column column) {
    int owed = 0, exist = 0;
    for (var concept : concepts.values()) {
      if (lecture != null && !concept.lecture().equals(lecture) || !concept.owed().contains(column)) continue;
      owed++;
      if (paid(concept, column)) exist++;
    }
    return new Count(exist, owed);
  }

  /// Existing cells of those owed.
  public record Count(int exist, int owed) {
    Count plus(Count other) {
      return new Count(exist + other.exist, owed + other.owed);
    }

    @Override
    public String toString() {
      return owed == 0 ? "–" : exist + "/" + owed;
    }
  }

  /// The names of all lectures that concepts belong to, in order.
  public List<String> lectures() {
    return concepts.values().stream().map(Concept::lecture).distinct().sorted().toList();
  }

  public int concepts(String lecture) {
    return lecture == null ? concepts.size() : of(lecture).size();
  }
}
