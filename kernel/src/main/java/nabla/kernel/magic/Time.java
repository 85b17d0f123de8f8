package nabla.kernel.magic;

import nabla.kernel.shell.Magic;
import nabla.kernel.shell.MagicError;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Shell;

/// Runs code once and prints how long it took.
final class Time implements Magic {
  @Override
  public String name() {
    return "time";
  }

  @Override
  public String help() {
    return "%time CODE\truns one line and prints how long it took\n%%time\tthe same for a whole cell";
  }

  @Override
  public boolean code() {
    return true;
  }

  @Override
  public Shell.Outcome run(Call call, Session session) {
    var code = call.wholeCell() ? call.body() : call.arguments();
    if (code.isBlank()) throw new MagicError("%time: write the code after it, for example: %time train(model, data)");
    long wall = System.nanoTime(), cpu = session.cpuNanos(), ran = session.ranNanos();
    var outcome = session.run(code);
    wall = System.nanoTime() - wall;
    ran = session.ranNanos() - ran;
    cpu = Math.clamp(session.cpuNanos() - cpu, 0, wall);
    System.out
        .println("time: " + Units.time(ran) + " (with compiling: " + Units.time(wall) + ", CPU of its thread: " + Units.time(cpu) + ")");
    return outcome;
  }
}
