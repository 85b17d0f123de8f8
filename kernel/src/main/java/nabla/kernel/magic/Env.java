package nabla.kernel.magic;

import java.util.List;
import java.util.regex.Pattern;
import nabla.data.Environment;
import nabla.kernel.shell.Magic;
import nabla.kernel.shell.MagicError;
import nabla.kernel.shell.Native;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Shell;

/// Shows and sets environment variables.
///
/// Java cannot change its own environment. What is set is seen by the code of cells, by the library's data sets and by processes started
/// from here, but not by other code that asks `System.getenv` itself.
final class Env implements Magic {
  private static final Pattern SET = Pattern.compile("([^=\\s]+)(?:\\s*=\\s*|\\s+)(.*)", Pattern.DOTALL);

  @Override
  public String name() {
    return "env";
  }

  @Override
  public String help() {
    return "%env\tlists the environment variables\n%env NAME\tshows one\n"
        + "%env NAME=VALUE\tsets one for cells, data sets and processes started from here, not for other libraries";
  }

  @Override
  public Shell.Outcome run(Call call, Session session) {
    var name = call.arguments();
    var set = SET.matcher(name);
    if (name.isEmpty()) Environment.all().forEach((n, v) -> System.out.println(n + "=" + v));
    else if (set.matches()) return set(set.group(1), set.group(2));
    else if (name.contains("=")) throw new MagicError("%env: write %env NAME=VALUE");
    else if (Environment.get(name) == null) throw new MagicError("%env: " + name + " is not set; %env " + name + "=VALUE sets it");
    else return Magic.shows(Environment.get(name));
    return Magic.done();
  }

  private static Shell.Outcome set(String name, String value) {
    if (!Native.variable(name, value)) throw new MagicError("%env: this system refuses to set " + name);
    Environment.set(name, value);
    System.out.println("env: " + name + "=" + value);
    return Magic.done();
  }

  @Override
  public List<String> complete(String arguments, Session session) {
    return List.copyOf(Environment.all().keySet());
  }
}
