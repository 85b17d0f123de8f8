package nabla.kernel.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import nabla.kernel.wire.Log;

/// The cells of all sessions, oldest first, kept in a file across restarts.
///
/// The file is read when the history is first used. Without a writable file the history is that of this session, and the log says so.
public final class History {
  private final HistoryFile file;
  private List<Entry> entries;
  private int session = 1;

  /// The history in this file, which need not exist.
  public History(Path file) {
    this.file = new HistoryFile(file);
  }

  public synchronized void add(int cell, String input, String output) {
    load();
    var entry = new Entry(session, cell, input, output);
    entries.add(entry);
    try {
      file.append(entry);
    } catch (IOException e) {
      Log.warn("the history of this session cannot be kept: " + e.getMessage());
    }
  }

  /// The last `n` cells.
  public synchronized List<Entry> tail(int n) {
    load();
    return List.copyOf(last(entries, n));
  }

  /// The cells numbered `start` to `stop` (exclusive) of a session: this one is 0, the one before it -1; positive numbers are absolute.
  public synchronized List<Entry> range(int asked, int start, int stop) {
    load();
    var wanted = asked > 0 ? asked : session + asked;
    return entries.stream().filter(e -> e.session() == wanted && e.cell() >= start && e.cell() < stop).toList();
  }

  /// The last `n` cells whose whole source matches the glob; `unique` keeps the latest of equal sources.
  public synchronized List<Entry> search(String glob, int n, boolean unique) {
    load();
    var pattern = Glob.compile(glob);
    var found = entries.stream().filter(e -> pattern.matcher(e.input()).matches()).toList();
    return List.copyOf(last(unique ? latest(found) : found, n));
  }

  private static List<Entry> latest(List<Entry> found) {
    var bySource = new LinkedHashMap<String, Entry>();
    for (var entry : found) bySource.putLast(entry.input(), entry);
    return new ArrayList<>(bySource.values());
  }

  private static List<Entry> last(List<Entry> all, int n) {
    return all.subList(Math.max(0, all.size() - Math.max(0, n)), all.size());
  }

  private void load() {
    if (entries != null) return;
    entries = new ArrayList<>();
    try {
      session = file.open(entries);
    } catch (IOException e) {
      Log.warn("earlier history cannot be read: " + e.getMessage());
    }
  }
}
