package nabla.kernel.magic;

import java.util.List;
import nabla.kernel.shell.Folder;
import nabla.kernel.shell.Magic;
import nabla.kernel.shell.MagicError;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Shell;

/// Shows and extends the class path.
final class Classpath implements Magic {
  @Override
  public String name() {
    return "classpath";
  }

  @Override
  public String help() {
    return "%classpath\tlists the libraries that were added\n%classpath PATH…\tadds jars or folders; lib/*.jar adds all jars of a folder";
  }

  @Override
  public Shell.Outcome run(Call call, Session session) {
    if (call.arguments().isEmpty()) session.classpath().forEach(System.out::println);
    else for (var pattern : call.arguments().split("\\s+")) add(pattern, session);
    return Magic.done();
  }

  private static void add(String pattern, Session session) {
    var found = Folder.matching(pattern);
    if (found.isEmpty()) throw new MagicError("%classpath: there is no " + pattern + " in " + Folder.current());
    found.forEach(path -> session.addToClasspath(path.toString()));
  }

  @Override
  public List<String> complete(String arguments, Session session) {
    return Folder.names(arguments.substring(arguments.lastIndexOf(' ') + 1));
  }
}
