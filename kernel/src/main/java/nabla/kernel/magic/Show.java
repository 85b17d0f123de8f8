package nabla.kernel.magic;

import nabla.kernel.operators.Shown;
import nabla.kernel.shell.Magic;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Shell;

/// Prints what a cell became for the compiler: operators on tensors as method calls.
final class Show implements Magic {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public String help() {
    return "%show\tprints the Java that the last cell was compiled as, operators on tensors as method calls\n%show CODE\truns one line and prints it so\n"
        + "%%show\tthe same for a whole cell";
  }

  @Override
  public boolean code() {
    return true;
  }

  @Override
  public Shell.Outcome run(Call call, Session session) {
    var code = call.wholeCell() ? call.body() : call.arguments();
    var outcome = code.isBlank() ? Magic.done() : session.run(code);
    var shown = Shown.of(session.last()).strip();
    System.out.println(shown.isEmpty() ? "%show: no cell has run yet" : shown);
    return outcome;
  }
}
