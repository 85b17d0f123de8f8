package nabla.kernel.grading.batch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nabla.grade.results.ClassResults;
import nabla.grade.results.Json;

/// Grades what a plan lists and nobody has graded yet, several at a time. A result is written whole as soon as there is one, so that a kill
/// costs only what is being graded just then.
final class Batch {
  private final Setting setting;
  private final Path folder, out;
  private final Bar bar;
  private final List<String> troubles = new ArrayList<>();

  Batch(Setting setting, Path folder, Path out, Bar bar) {
    this.setting = setting;
    this.folder = folder;
    this.out = out;
    this.bar = bar;
  }

  /// Grades the items without a result; returns what kept submissions from being graded, a line each.
  List<String> grade(List<Plan.Item> items, int jobs) throws IOException, InterruptedException {
    var open = new ArrayList<Plan.Item>();
    for (var item : items)
      if (Plan.result(out, item).isEmpty()) open.add(item);
    bar.begin(items.size(), items.size() - open.size());
    try (var workers = Executors.newFixedThreadPool(jobs)) {
      var futures = new ArrayList<Future<?>>();
      for (var item : open) futures.add(workers.submit(() -> one(item)));
      for (int i = 0; i < futures.size(); i++) await(futures.get(i), open.get(i));
    }
    bar.end();
    return troubles;
  }

  private Void one(Plan.Item item) throws IOException {
    var graded = setting.grade(item.submission(), folder);
    ClassResults.whole(Plan.file(out, item), Json.of(graded));
    bar.step(item.submission().student());
    return null;
  }

  private void await(Future<?> future, Plan.Item item) throws InterruptedException {
    try {
      future.get();
    } catch (ExecutionException e) {
      troubles.add(item.submission().student() + ": " + e.getCause());
    }
  }

  /// Holds the folder of results until closed, so that two graders do not tread on each other.
  static AutoCloseable hold(Path out) throws IOException {
    Files.createDirectories(out);
    var channel = FileChannel.open(out.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) return channel;
    } catch (OverlappingFileLockException held) {
      // by this very process
    }
    channel.close();
    throw new IllegalArgumentException("another `nabla grade` is writing to " + out + ": wait for it, or end it");
  }
}
