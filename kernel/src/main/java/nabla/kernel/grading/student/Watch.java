package nabla.kernel.grading.student;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Counts what a student's process and its descendants use, from `/proc`, and ends them when it is too much.
final class Watch {
  private static final long EVERY = 100;
  private static final int PAGE = 4096, TICKS = 100;

  private final Peer peer;
  private final Process process;
  private final Limits limits;
  private volatile double cpu;

  private Watch(Peer peer, Process process, Limits limits) {
    this.peer = peer;
    this.process = process;
    this.limits = limits;
  }

  static Watch start(Peer peer, Process process, Limits limits) {
    var watch = new Watch(peer, process, limits);
    if (!Files.isDirectory(Path.of("/proc/self"))) return watch;
    var thread = new Thread(watch::watch, "watches a student");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  /// Processor time so far, in seconds.
  double cpuSeconds() {
    look(false);
    return cpu;
  }

  private void watch() {
    try {
      while (process.isAlive()) {
        look(peer.watched());
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void look(boolean limiting) {
    long pages = 0, threads = 0, ticks = 0;
    for (var handle : Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
      var stat = stat(handle.pid());
      if (stat.length < 22) continue;
      ticks += Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
      threads += Long.parseLong(stat[17]);
      pages += Long.parseLong(stat[21]);
    }
    cpu = Math.max(cpu, (double) ticks / TICKS);
    if (!limiting) return;
    if (pages * PAGE >> 20 > limits.resident())
      peer.kill("its processes took more than " + limits.resident() + " MB of memory, so they were killed");
    if (threads > limits.threads()) peer.kill("its processes had more than " + limits.threads() + " threads, so they were killed");
  }

  /// The fields of `/proc/PID/stat` from the state on, since the name before them may hold anything.
  private static String[] stat(long pid) {
    try {
      var line = Files.readString(Path.of("/proc/" + pid + "/stat"), java.nio.charset.StandardCharsets.ISO_8859_1);
      return line.substring(line.lastIndexOf(')') + 2).split(" ");
    } catch (IOException ended) {
      return new String[0];
    }
  }
}
