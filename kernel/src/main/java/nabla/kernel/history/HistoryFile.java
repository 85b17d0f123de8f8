package nabla.kernel.history;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Cells on disk, one JSON object a line; kernels of one user share the file under a lock.
final class HistoryFile {
  private static final int KEEP = 10_000;
  private static final long LARGE = 8 << 20;
  private static final Gson GSON = new Gson();
  private final Path path;

  HistoryFile(Path path) {
    this.path = path;
  }

  /// Reads the latest cells into `entries` and returns the number of a new session, which is marked in the file by an empty cell 0.
  int open(List<Entry> entries) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    try (var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      var lines = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      var session = 1;
      for (var line : lines.subList(Math.max(0, lines.size() - KEEP), lines.size())) {
        var entry = parse(line);
        if (entry == null) continue;
        session = Math.max(session, entry.session() + 1);
        if (entry.cell() > 0) entries.add(entry);
      }
      if (channel.size() > LARGE) rewrite(channel, entries.subList(entries.size() / 2, entries.size()));
      write(channel, new Entry(session, 0, "", ""));
      return session;
    }
  }

  private static void rewrite(FileChannel channel, List<Entry> kept) throws IOException {
    channel.truncate(0);
    for (var entry : kept) write(channel, entry);
  }

  private static Entry parse(String line) {
    try {
      var entry = GSON.fromJson(line, Entry.class);
      return entry == null || entry.input() == null || entry.output() == null ? null : entry;
    } catch (JsonSyntaxException e) {
      return null; // a line cut by a crash
    }
  }

  void append(Entry entry) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE); var _ = channel.lock()) {
      write(channel, entry);
    }
  }

  private static void write(FileChannel channel, Entry entry) throws IOException {
    var line = ByteBuffer.wrap((GSON.toJson(entry) + "\n").getBytes(StandardCharsets.UTF_8));
    channel.position(channel.size());
    while (line.hasRemaining()) channel.write(line);
  }
}
