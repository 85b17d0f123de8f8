package nabla.kernel.grading.student;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import nabla.kernel.grading.pipe.Frame;
import nabla.kernel.grading.pipe.Frame.Kind;
import nabla.kernel.grading.pipe.Gone;
import nabla.kernel.grading.pipe.Link;
import nabla.kernel.grading.pipe.Malformed;
import nabla.kernel.grading.pipe.Talk;
import nabla.kernel.grading.pipe.ValueReader;

/// One process of a student's, and the talk with it.
final class Peer implements AutoCloseable {
  private final Process process;
  private final Talk talk;
  private final Journal journal;
  private final boolean watched;
  private final Watch watch;
  private volatile String killed;

  private Peer(Process process, Launch launch, Journal journal) {
    this.process = process;
    this.journal = journal;
    this.watched = launch.protection().has(Shield.WATCH);
    this.watch = Watch.start(this, process, launch.limits());
    var link = new Link(process.getInputStream(), process.getOutputStream(), launch.limits().answer() << 20);
    talk = new Talk(link, this::aside, e -> StudentGone.because(e, this));
    var listener = new Thread(talk::listen, "hears a student");
    listener.setDaemon(true);
    listener.start();
  }

  /// Starts a process and waits until it listens.
  static Peer start(Launch launch, Room room, Journal journal, long deadline) throws IOException, Gone {
    var peer = new Peer(launch.start(room), launch, journal);
    try {
      var first = peer.talk.next(deadline);
      if (first.kind() != Kind.READY) throw new Malformed("the first message is " + first.kind());
      return peer;
    } catch (Gone | IOException e) {
      peer.close();
      throw e;
    }
  }

  private void aside(Frame frame) {
    try {
      if (frame.kind() == Kind.NOTE) journal.note(new ValueReader(frame.body(), null).text());
    } catch (IOException malformed) {
      journal.note("the student's process sent a remark that cannot be read");
    }
  }

  boolean watched() {
    return watched;
  }

  /// The processor time that its processes have used, in seconds.
  double cpuSeconds() {
    return watch.cpuSeconds();
  }

  Talk talk() {
    return talk;
  }

  boolean ended() {
    return talk.over() || !process.isAlive();
  }

  /// Asks the student's code to end.
  void stop() {
    try {
      talk.remark(Kind.STOP, "");
    } catch (java.io.UncheckedIOException gone) {
      // it has ended already
    }
  }

  /// Ends the process by force.
  void kill(String why) {
    if (killed == null) killed = why;
    close();
  }

  /// Whether the grader ended it.
  boolean killed() {
    return killed != null;
  }

  /// Why the process is no longer there, or no longer listened to.
  String end() {
    if (killed != null) return killed;
    if (!talk.why().isEmpty()) return "its process sent what no answer looks like: " + talk.why();
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) return "its process closed the pipe to the grader";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "the grader was interrupted";
    }
    return switch (process.exitValue()) {
      case 137 -> "its process was killed: a limit of memory or processor time was passed, or it killed itself";
      case 152 -> "its process used up its processor time";
      default -> "its process ended with exit code " + process.exitValue();
    };
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    talk.close();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
