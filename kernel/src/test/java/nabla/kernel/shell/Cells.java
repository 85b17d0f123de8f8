package nabla.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// One session shared by a test class, spoken to in cells.
public final class Cells implements AutoCloseable {
  /// Lets a cell say that it has started.
  public static CountDownLatch started;

  /// Lets a cell say that it has come to a line that it should not come to.
  public static volatile boolean reached;

  /// Lets a cell say which thread it runs on.
  public static volatile Thread thread;

  public final Shell shell;
  private int number;

  Cells() {
    this(Rewriter.NONE, List.of());
  }

  public Cells(Rewriter rewriter, List<Magic> magics) {
    shell = Shells.open(rewriter, magics);
  }

  public Shell.Outcome run(String source) {
    return shell.run(source, ++number);
  }

  /// The number of the cell that ran last.
  int number() {
    return number;
  }

  /// The value of a cell that must end well.
  public Object value(String source) {
    var outcome = run(source);
    return assertInstanceOf(Shell.Value.class, outcome, () -> source + " → " + (outcome instanceof Shell.Failure f ? plain(f) : ""))
        .value();
  }

  /// The failure of a cell that must fail.
  public Shell.Failure failure(String source) {
    return assertInstanceOf(Shell.Failure.class, run(source), source);
  }

  /// The traceback of a cell that must fail, without colours.
  public String error(String source) {
    return plain(failure(source));
  }

  public static String plain(Shell.Failure failure) {
    return String.join("\n", failure.traceback()).replaceAll("\033\\[[0-9;]*m", "");
  }

  /// What is printed on standard error meanwhile, without colours.
  static String stderr(Runnable work) {
    var before = System.err;
    var bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).replaceAll("\033\\[[0-9;]*m", "");
  }

  /// What a cell that must end well prints on standard output.
  public String printed(String source) {
    var before = System.out;
    var bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      value(source);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    shell.close();
  }
}
