package nabla.kernel.magic;

import java.util.TreeMap;
import nabla.kernel.shell.Magic;
import nabla.kernel.shell.MagicError;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Shell;

/// Shows the environment.
final class Env implements Magic {
  @Override
  public String name() {
    return "env";
  }

  @Override
  public String help() {
    return "%env\tlists the environment variables\n%env NAME\tshows one";
  }

  @Override
  public Shell.Outcome run(Call call, Session session) {
    var name = call.arguments();
    if (name.isEmpty()) new TreeMap<>(System.getenv()).forEach((n, v) -> System.out.println(n + "=" + v));
    else if (name.contains("="))
      throw new MagicError("%env: Java cannot change its own environment; set the variable before the kernel starts");
    else if (System.getenv(name) == null) throw new MagicError("%env: " + name + " is not set");
    else return Magic.shows(System.getenv(name));
    return Magic.done();
  }
}
