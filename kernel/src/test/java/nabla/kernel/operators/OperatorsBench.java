package nabla.kernel.operators;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jdk.jshell.Diag;
import nabla.kernel.shell.Edits;
import nabla.kernel.shell.Rewriter;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Settings.Setting;
import nabla.kernel.shell.Shell;
import nabla.kernel.shell.Shells;

/// What operators cost: medians over warm runs of a cell of ten lines, written with methods and with operators.
///
/// Times are the running thread's CPU time, so that a busy machine does not count. Run its `main`.
final class OperatorsBench implements Rewriter {
  private static final int WARM = 30, RUNS = 20;
  private static final String METHOD = """
      Tensor step%1$d(Tensor x, Tensor y, Tensor w, Tensor b) {
        var h = tanh(x.mm(w)OP1(b));
        var e = hOP2(y);
        var loss = sum(square(e))OP3(2);
        var more = lossOP1(1);
        var gate = sigmoid(hOP3(2));
        var mixed = gateOP3(h)OP1(e);
        var scaled = mixedOP2(0.5)OP3(y);
        return scaledOP1(more);
      }""";
  private static final String LINES = """
      var h = tanh(M.mm(M)OP1(1));
      var e = hOP2(M);
      var loss = sum(square(e))OP3(2);
      var more = lossOP1(1);
      var gate = sigmoid(hOP3(2));
      var mixed = gateOP3(h)OP1(e);
      var scaled = mixedOP2(0.5)OP3(M);
      var last = scaledOP1(more);
      var s = sum(lastOP3(last));
      sOP1(%1$d)""";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final TensorOperators operators = new TensorOperators();
  private long nanos;
  private int calls, cells;

  @Override
  public List<Setting> settings() {
    return operators.settings();
  }

  @Override
  public Optional<Edits> rejected(Edits tried, List<Diag> diagnostics, Session session) {
    long start = THREADS.getCurrentThreadCpuTime();
    var edits = operators.rejected(tried, diagnostics, session);
    nanos += THREADS.getCurrentThreadCpuTime() - start;
    calls++;
    return edits;
  }

  public static void main(String[] args) {
    new OperatorsBench().run();
  }

  private void run() {
    try (var shell = Shells.open(this, List.of()); var plain = Shells.open()) {
      for (var s : List.of(shell, plain)) s.run(Notebook.SETUP, 0);
      row("one method, with methods, no rewriter", plain, methods(METHOD));
      row("one method, with methods", shell, methods(METHOD));
      row("one method, with operators", shell, signs(METHOD));
      row("ten snippets, with methods", shell, methods(LINES));
      row("ten snippets, with operators", shell, signs(LINES));
    }
  }

  private void row(String name, Shell shell, String cell) {
    var whole = new long[RUNS];
    var reading = new long[RUNS];
    int readings = 0;
    for (int i = -WARM; i < RUNS; i++) {
      nanos = calls = 0;
      long start = THREADS.getCurrentThreadCpuTime();
      var outcome = shell.run(cell.formatted(++cells), i);
      if (outcome instanceof Shell.Failure failure) throw new AssertionError(failure);
      if (i < 0) continue;
      whole[i] = THREADS.getCurrentThreadCpuTime() - start;
      reading[i] = nanos;
      readings = calls;
    }
    Arrays.sort(whole);
    Arrays.sort(reading);
    System.out.printf("%-40s cell %6.1f ms, of it reading operators %6.1f ms in %d calls%n", name, whole[RUNS / 2] / 1e6,
        reading[RUNS / 2] / 1e6, readings);
  }

  private static String methods(String cell) {
    return cell.replace("OP1", ".add").replace("OP2", ".sub").replace("OP3", ".mul");
  }

  private static String signs(String cell) {
    return cell.replaceAll("OP1\\(([^()]*)\\)", " + $1").replaceAll("OP2\\(([^()]*)\\)", " - $1").replaceAll("OP3\\(([^()]*)\\)", " * $1");
  }
}
