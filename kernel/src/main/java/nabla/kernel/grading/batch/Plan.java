package nabla.kernel.grading.batch;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nabla.grade.results.ClassResults;
import nabla.grade.results.Graded;
import nabla.grade.results.Json;
import nabla.grade.results.Sheet;

/// What is to be graded, kept in `plan.json` beside the results: who handed in what, and the key of each result.
///
/// @param folder where the submissions lie
/// @param roster every student's name; empty where nobody said
record Plan(Sheet sheet, String folder, List<Item> items, List<String> roster) {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  /// A submission and the name of its result.
  record Item(Submission submission, String key) {}

  static Plan of(Setting setting, Path folder, List<String> roster) throws IOException {
    var items = new ArrayList<Item>();
    for (var submission : Submission.in(folder, setting.sheet().exercise()))
      items.add(new Item(submission, setting.key(submission, folder)));
    return new Plan(setting.sheet(), folder.toAbsolutePath().normalize().toString(), items, roster);
  }

  static Plan read(Path out) throws IOException {
    var file = out.resolve("plan.json");
    if (!Files.exists(file)) throw new IllegalArgumentException(out + " holds no grades: there is no plan.json in it");
    try {
      var plan = GSON.fromJson(Files.readString(file), Plan.class);
      if (plan == null || plan.sheet() == null || plan.items() == null) throw new IllegalArgumentException(file + " is not a plan");
      return plan;
    } catch (JsonParseException e) {
      throw new IllegalArgumentException(file + " is not a plan: " + e.getMessage(), e);
    }
  }

  void write(Path out) throws IOException {
    ClassResults.whole(out.resolve("plan.json"), GSON.toJson(this) + "\n");
  }

  Plan with(List<String> students) {
    return new Plan(sheet, folder, items, students);
  }

  static Path file(Path out, Item item) {
    return out.resolve("results").resolve(item.key() + ".json");
  }

  /// The result of an item, where it has been graded and its file is whole.
  static Optional<Graded> result(Path out, Item item) throws IOException {
    var file = file(out, item);
    if (!Files.exists(file)) return Optional.empty();
    try {
      return Optional.of(Json.graded(Files.readString(file))).filter(g -> g.student().equals(item.submission().student()));
    } catch (IllegalArgumentException spoilt) {
      return Optional.empty();
    }
  }

  /// The items without a result.
  List<Item> open(Path out) throws IOException {
    var open = new ArrayList<Item>();
    for (var item : items)
      if (result(out, item).isEmpty()) open.add(item);
    return open;
  }

  /// All students' results: graded ones, those still to be graded, and those of the roster who handed in nothing.
  ClassResults results(Path out) throws IOException {
    var all = new ArrayList<Graded>();
    var seen = new HashSet<String>();
    for (var item : items) {
      seen.add(item.submission().student());
      all.add(result(out, item).orElse(Graded.none(item.submission().student(), Graded.Status.UNFINISHED)));
    }
    for (var student : roster)
      if (seen.add(student)) all.add(Graded.none(student, Graded.Status.MISSING));
    return new ClassResults(sheet, all);
  }

  /// Deletes results that no longer belong to anything.
  void tidy(Path out) throws IOException {
    var folder = out.resolve("results");
    if (!Files.isDirectory(folder)) return;
    var keys = Set.copyOf(items.stream().map(i -> i.key() + ".json").toList());
    try (var files = Files.list(folder)) {
      for (var file : files.toList())
        if (!keys.contains(file.getFileName().toString())) Files.deleteIfExists(file);
    }
  }
}
