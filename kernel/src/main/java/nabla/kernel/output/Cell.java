package nabla.kernel.output;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import nabla.display.Bundle;
import nabla.display.Screen;

/// One run of one cell, as the owner of the threads it starts; closing it ends the run, not the attribution.
public final class Cell implements Screen, AutoCloseable {
  final PrintStream out, err;
  final TypedLines typed = new TypedLines(this);
  private final Batch batch;
  private final Sink sink;
  private final Cell before;

  Cell(Sink sink) {
    this(sink, null);
  }

  Cell(Sink sink, Cell before) {
    this.sink = sink;
    this.before = before;
    this.batch = new Batch(sink);
    this.out = stream(false);
    this.err = stream(true);
  }

  private PrintStream stream(boolean error) {
    return new PrintStream(new BatchStream(batch, error), false, StandardCharsets.UTF_8);
  }

  /// Sends on what was printed so far.
  public void flush() {
    batch.flush();
  }

  @Override
  public void show(Bundle bundle, String id) {
    batch.after(() -> sink.show(bundle, id));
  }

  @Override
  public void update(Bundle bundle, String id) {
    batch.after(() -> sink.update(bundle, id));
  }

  @Override
  public void clear(boolean wait) {
    batch.after(() -> sink.clear(wait));
  }

  @Override
  public boolean live() {
    return sink.live();
  }

  String input(String prompt, boolean secret) {
    flush();
    try {
      return sink.input(prompt, secret);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /// The end of a wait for input: unchecked, since `Scanner` and `BufferedReader` would hide or wrap a checked one.
  static RuntimeException interrupted() {
    Thread.currentThread().interrupt();
    return new java.util.concurrent.CancellationException("interrupted while waiting for input");
  }

  /// Flushes, and gives the calling thread back to the cell it belonged to before.
  @Override
  public void close() {
    flush();
    Console.leave(before);
  }

  private static final class BatchStream extends OutputStream {
    private final Batch batch;
    private final boolean error;

    BatchStream(Batch batch, boolean error) {
      this.batch = batch;
      this.error = error;
    }

    @Override
    public void write(int b) {
      write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      batch.write(error, bytes, from, length);
    }
  }
}
