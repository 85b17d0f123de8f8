package nabla.kernel.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One concept of the curriculum: a row of `concepts.tsv`, with the columns it owes.
///
/// *Core* owes derive, run, plot and exercise but for what its row spares it (nothing sensible can be shown), *light* a demonstration,
/// *prose* a mention.
public record Concept(String id, String lecture, String title, Set<Column> owed) {
  private static final int COLUMNS = 6;

  /// Reads the list: columns id, notes, kind, lecture, title, spared, under a header.
  ///
  /// @throws IllegalArgumentException for a row that cannot be read, with its number
  public static List<Concept> read(Path file) throws IOException {
    var all = new ArrayList<Concept>();
    var ids = new HashSet<String>();
    var lines = Files.readAllLines(file);
    for (int i = 1; i < lines.size(); i++) {
      var where = file + ", line " + (i + 1) + ": ";
      var row = lines.get(i).split("\t", -1);
      if (row.length != COLUMNS) throw new IllegalArgumentException(where + row.length + " columns instead of " + COLUMNS);
      if (!ids.add(row[0])) throw new IllegalArgumentException(where + row[0] + " stands twice");
      all.add(new Concept(row[0], row[3], row[4], owed(row[2], row[5], where)));
    }
    return all;
  }

  private static Set<Column> owed(String kind, String spared, String where) {
    return switch (kind) {
      case "light" -> EnumSet.of(Column.DEMO);
      case "prose" -> EnumSet.of(Column.TEXT);
      case "core" -> {
        var owed = EnumSet.of(Column.DERIVE, Column.RUN, Column.PLOT, Column.EXERCISE);
        for (var name : spared.isEmpty() ? new String[0] : spared.split(","))
          if (!owed.remove(Column.of(name))) throw new IllegalArgumentException(where + "a core concept cannot be spared “" + name + "”");
        yield owed;
      }
      default -> throw new IllegalArgumentException(where + "the kind is “" + kind + "”, none of core, light, prose");
    };
  }
}
