package nabla.kernel.grading.pipe;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import nabla.kernel.grading.pipe.Frame.Kind;

/// One side of the conversation between a grader and a student's process.
///
/// One request is open at a time; while it is, the other side may call functions that were lent to it, and so on in turn.
/// Answers to requests that were given up are passed over.
public final class Talk {
  private final Link link;
  private final Lending lending = new Lending(this);
  private final BlockingQueue<Frame> inbox = new ArrayBlockingQueue<>(8);
  private final Consumer<Frame> aside;
  private final Function<Exception, Throwable> translation;
  private volatile boolean over;
  private volatile String why = "";
  private int requests;

  /// What comes as `STOP` or `NOTE` goes to `aside` at once, on the listening thread. What callers of borrowed functions get to see of a
  /// `Gone`, a `Thrown` or an `IOException` is its `translation`.
  public Talk(Link link, Consumer<Frame> aside, Function<Exception, Throwable> translation) {
    this.link = link;
    this.aside = aside;
    this.translation = translation;
  }

  /// Receives until the other side is gone; to be run on a thread of its own.
  public void listen() {
    try {
      while (true) {
        var frame = link.receive();
        if (frame.kind() == Kind.STOP || frame.kind() == Kind.NOTE) aside.accept(frame);
        else inbox.put(frame);
      }
    } catch (EOFException gone) {
      // the other side has ended
    } catch (IOException e) {
      why = e instanceof Malformed ? e.getMessage() : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    over = true;
  }

  /// Why no more messages are taken, empty where the other side has just ended.
  public String why() {
    return why;
  }

  public boolean over() {
    return over && inbox.isEmpty();
  }

  public void close() {
    link.close();
  }

  Throwable translated(Exception e) {
    return translation.apply(e);
  }

  public Lending lending() {
    return lending;
  }

  /// The next message; waits until `deadline`, in `System.nanoTime`.
  ///
  /// @throws Gone when the other side has ended, or time is up
  public Frame next(long deadline) throws Gone {
    try {
      while (true) {
        var frame = inbox.poll(20, TimeUnit.MILLISECONDS);
        if (frame != null) return frame;
        if (over()) throw new Gone(false, why);
        if (System.nanoTime() - deadline > 0) throw new Gone(true, "no answer in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Gone(true, "given up");
    }
  }

  /// Sends a request and gives what came of it; until then calls of lent functions are served.
  ///
  /// @throws Gone when the other side has ended, broken the rules, or time is up
  /// @throws Thrown when the request ended by an exception there
  public ValueReader request(Kind kind, byte[] body, long deadline) throws Gone, Thrown {
    int mine;
    synchronized (this) {
      mine = ++requests;
    }
    try {
      send(new Frame(kind, mine, body));
      while (true) {
        var frame = next(deadline);
        switch (frame.kind()) {
          case CALL -> send(lending.serve(frame));
          case RESULT, THREW -> {
            if (frame.id() == mine) return answer(frame);
          }
          default -> throw new Malformed("an unexpected message " + frame.kind());
        }
      }
    } catch (IOException e) {
      throw new Gone(false, e instanceof Malformed ? e.getMessage() : "");
    }
  }

  private ValueReader answer(Frame frame) throws IOException, Thrown {
    var reader = new ValueReader(frame.body(), lending);
    if (frame.kind() == Kind.RESULT) return reader;
    throw new Thrown(reader.text(), reader.text(), reader.text());
  }

  public void send(Frame frame) throws IOException {
    link.send(frame);
  }

  /// Sends a remark that is no answer.
  public void remark(Kind kind, String text) {
    try {
      send(new Frame(kind, 0, new ValueWriter(null).text(text).bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
