package nabla.kernel.grading.student;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import nabla.kernel.grading.pipe.Frame.Kind;
import nabla.kernel.grading.pipe.Gone;
import nabla.kernel.grading.pipe.Malformed;
import nabla.kernel.grading.pipe.Thrown;
import nabla.kernel.grading.pipe.ValueWriter;
import nabla.kernel.grading.student.Outcome.CellEnd;
import nabla.kernel.notebook.NotebookCell;

/// A submission in its process. When the process ends or has to be ended, another takes its place: it runs the cells again,
/// but for those that no process has survived.
final class Student implements AutoCloseable {
  private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(work -> {
    var thread = new Thread(work, "students' time");
    thread.setDaemon(true);
    return thread;
  });
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1), GRACE = SECOND * 3 / 2;

  /// Letters kept of a cell's first line, of its error where a task's message repeats it, and of its error.
  private static final int LINE = 60, REASON = 300, ERROR = 2000;

  private final Launch launch;
  private final Room room;
  private final List<NotebookCell> cells;
  private final Journal journal;
  private final long deadline;
  private final Map<Integer, CellEnd> ends = new TreeMap<>();
  private final Set<Integer> deadly = new HashSet<>();
  private Peer peer;
  private int starts;
  private double cpu;

  Student(Launch launch, Room room, List<NotebookCell> cells, Journal journal) {
    this.launch = launch;
    this.room = room;
    this.cells = cells.stream().filter(NotebookCell::runs).toList();
    this.journal = journal;
    this.deadline = System.nanoTime() + launch.limits().wall() * SECOND;
  }

  /// How the cells ended when they ran first.
  List<CellEnd> ends() {
    return List.copyOf(ends.values());
  }

  /// Until when the submission may run, in `System.nanoTime`.
  long deadline() {
    return deadline;
  }

  /// The process, with all cells run.
  synchronized Peer live() {
    if (System.nanoTime() > deadline) {
      renew();
      throw new AssertionError("the " + launch.limits().wall() + " s for the whole submission were used up");
    }
    while (peer == null || peer.ended()) {
      if (peer != null && !peer.killed()) journal.note("between two requests " + peer.end());
      start();
    }
    return peer;
  }

  /// Runs the cells for the first time; what keeps them from it, each task will say.
  void first() {
    try {
      live();
    } catch (AssertionError never) {
      journal.note(never.getMessage());
    }
  }

  private void start() {
    renew();
    if (++starts > launch.limits().restarts() + 1) throw new AssertionError("no process of this submission lasts: "
        + launch.limits().restarts() + " were started in place of the first");
    try {
      peer = Peer.start(launch, room, journal, Math.min(deadline, System.nanoTime() + 30 * SECOND));
      peer.talk().lending().until(deadline);
      for (int i = 0; i < cells.size(); i++) if (!deadly.contains(i) && !run(i)) return;
    } catch (Gone | IOException e) {
      journal.note("the student's process did not start: " + e.getMessage());
      throw new AssertionError("the student's process did not start: " + e.getMessage(), e);
    }
  }

  /// Runs a cell; whether the process survives it.
  private boolean run(int i) {
    var cell = cells.get(i);
    long start = System.nanoTime(), limit = launch.limits().cell() * SECOND;
    var current = peer;
    var stopping = CLOCK.schedule(() -> {
      journal.note("cell " + (i + 1) + " was stopped after " + launch.limits().cell() + " s");
      current.stop();
    }, limit, TimeUnit.NANOSECONDS);
    try {
      var body = new ValueWriter(null).number(i + 1).text(cell.source()).number(launch.limits().output()).bytes();
      var answer = current.talk().request(Kind.RUN, body, Math.min(deadline, start + limit + GRACE));
      var error = answer.text();
      end(i, error, answer.text(), start);
      return !error.startsWith("OutOfMemoryError") || leaveOut(i, "it used up the memory, so its process was ended");
    } catch (Gone gone) {
      if (gone.late()) current.kill("cell " + (i + 1) + " could not be stopped, so its process was killed");
      end(i, current.end(), "", start);
      return leaveOut(i, current.end());
    } catch (Thrown | IOException e) {
      end(i, e.getMessage(), "", start);
      return true;
    } finally {
      stopping.cancel(false);
    }
  }

  /// Ends the process; the next one does without this cell.
  private boolean leaveOut(int i, String why) {
    deadly.add(i);
    peer.kill(why);
    journal.note("cell " + (i + 1) + ": " + why + "; the cell is left out");
    return false;
  }

  private void end(int i, String error, String output, long start) {
    int most = launch.limits().output();
    var cut = output.length() > most + 100 ? output.substring(0, most) : output;
    ends.putIfAbsent(i, new CellEnd(i + 1, beginning(cells.get(i)), atMost(ERROR, error), cut, (System.nanoTime() - start) / 1e9));
  }

  /// How the first cell ended that failed and mentions this name.
  Optional<String> failed(String name) {
    var word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
    return ends.entrySet().stream().filter(e -> e.getValue().failed() && word.matcher(cells.get(e.getKey()).source()).find()).findFirst()
        .map(e -> "code cell " + e.getValue().number() + ", `" + e.getValue().start() + "`, failed: "
            + atMost(REASON, e.getValue().error()));
  }

  private static String atMost(int letters, String text) {
    return text.length() > letters ? text.substring(0, letters) + " …" : text;
  }

  /// The first line that is not blank, as far as it needs to be known by.
  private static String beginning(NotebookCell cell) {
    return atMost(LINE, cell.source().lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse(""));
  }

  /// Ends the process; the next request gets a new one.
  synchronized void renew() {
    if (peer != null) {
      cpu += peer.cpuSeconds();
      peer.close();
    }
    peer = null;
  }

  /// The processor time of all its processes.
  synchronized double cpuSeconds() {
    return cpu + (peer == null ? 0 : peer.cpuSeconds());
  }

  @Override
  public void close() {
    renew();
  }
}
