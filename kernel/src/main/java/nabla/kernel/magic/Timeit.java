package nabla.kernel.magic;

import nabla.kernel.shell.Magic;
import nabla.kernel.shell.MagicError;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Shell;

/// Runs code many times and prints the mean time of one run.
final class Timeit implements Magic {
  @Override
  public String name() {
    return "timeit";
  }

  @Override
  public String help() {
    return "%timeit CODE\truns one line many times and prints mean and spread of one run\n%%timeit\tthe same for a whole cell";
  }

  @Override
  public boolean code() {
    return true;
  }

  @Override
  public Shell.Outcome run(Call call, Session session) {
    var code = (call.wholeCell() ? call.body() : call.arguments()).strip();
    if (code.isEmpty()) throw new MagicError("%timeit: write the code after it, for example: %timeit a.mm(b)");
    boolean block = code.endsWith(";") || code.endsWith("}");
    var outcome = session.run(Stopwatch.class.getName() + ".measure(() -> " + (block ? "{ " + code + "\n}" : code) + ")");
    if (!(outcome instanceof Shell.Value(Object measured, _))) return outcome;
    System.out.println(measured);
    return Magic.done();
  }
}
