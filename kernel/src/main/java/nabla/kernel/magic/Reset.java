package nabla.kernel.magic;

import nabla.kernel.shell.Magic;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Shell;

/// Starts the session anew.
final class Reset implements Magic {
  @Override
  public String name() {
    return "reset";
  }

  @Override
  public String help() {
    return "%reset\tforgets all variables, methods, classes and imports; added libraries stay";
  }

  @Override
  public Shell.Outcome run(Call call, Session session) {
    session.reset();
    return Magic.done();
  }
}
