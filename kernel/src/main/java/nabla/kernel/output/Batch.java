package nabla.kernel.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// What a cell has printed and not yet sent: bytes of one stream at a time, so that order is kept.
///
/// It leaves after 100 ms, at 256 kB, when the stream changes or when something is shown; so 100 000 lines are a handful of messages.
/// Nothing is dropped: a cell that prints more than 16 MB is slowed down instead, once with a note.
final class Batch {
  private static final int FULL = 1 << 18, FREE = 16 << 20, RATE = 1 << 19;
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(20);
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final Sink sink;
  private byte[] bytes = new byte[256];
  private int size;
  private boolean error, scheduled;
  private long total, debt;

  Batch(Sink sink) {
    this.sink = sink;
  }

  private static ScheduledThreadPoolExecutor clock() {
    return new ScheduledThreadPoolExecutor(1, work -> {
      var thread = new Thread(null, work, "output", 0, false);
      thread.setDaemon(true);
      return thread;
    });
  }

  void write(boolean toError, byte[] source, int from, int length) {
    synchronized (this) {
      if (toError != error) {
        send(true);
        error = toError;
      }
      append(source, from, length);
      if (size >= FULL) send(false);
      else if (!scheduled) {
        scheduled = true;
        CLOCK.schedule(this::tick, 100, TimeUnit.MILLISECONDS);
      }
    }
    slowDown(length);
  }

  private void append(byte[] source, int from, int length) {
    if (bytes.length < size + length) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  private synchronized void tick() {
    scheduled = false;
    send(false);
  }

  synchronized void flush() {
    send(true);
  }

  /// Does something that must not overtake what was printed before.
  synchronized void after(Runnable action) {
    send(true);
    action.run();
  }

  /// Sends what is complete; a character that was cut at the end waits for its rest, unless this is the `last` chance.
  private void send(boolean last) {
    var end = last ? size : Utf8.complete(bytes, size);
    if (end == 0) return;
    var text = new String(bytes, 0, end, StandardCharsets.UTF_8);
    var rest = size - end;
    System.arraycopy(bytes, end, bytes, 0, rest);
    size = rest;
    if (size == 0 && bytes.length > FULL * 4) bytes = new byte[256];
    if (error) sink.err(text);
    else sink.out(text);
  }

  /// Holds up a runaway printer, outside every lock; an interrupted thread is let through, to be stopped elsewhere.
  private void slowDown(int length) {
    long pause;
    synchronized (this) {
      var before = total;
      total += length;
      if (total <= FREE) return;
      if (before <= FREE) note();
      debt += length * 1_000_000_000L / RATE;
      pause = debt;
      if (pause < TICK) return;
      debt = 0;
    }
    try {
      TimeUnit.NANOSECONDS.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void note() {
    send(true);
    sink.err("\nThis cell has printed more than " + (FREE >> 20)
        + " MB; its output is slowed down from here on. Interrupt it if that is a mistake.\n");
  }
}
