package nabla.kernel.magic;

import java.util.Arrays;
import java.util.regex.Pattern;
import nabla.kernel.shell.Magic;
import nabla.kernel.shell.MagicError;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Shell;

/// Adds libraries from Maven repositories.
final class Maven implements Magic {
  private static final Pattern COORDINATES = Pattern.compile("[^:\\s]+:[^:\\s]+(:[^:\\s]+){1,3}");

  @Override
  public String name() {
    return "maven";
  }

  @Override
  public String help() {
    return "%maven GROUP:ARTIFACT:VERSION…\tadds libraries and what they need, by your own Maven settings and cache";
  }

  @Override
  public Shell.Outcome run(Call call, Session session) throws Exception {
    var wanted = Arrays.stream(call.arguments().split("\\s+")).filter(w -> !w.isEmpty()).toList();
    if (wanted.isEmpty())
      throw new MagicError("%maven: write group:artifact:version, for example: %maven org.apache.commons:commons-math3:3.6.1");
    for (var coordinates : wanted)
      if (!COORDINATES.matcher(coordinates).matches())
        throw new MagicError("%maven: " + coordinates + " is not group:artifact:version (or group:artifact:extension:classifier:version)");
    var before = session.classpath();
    var jars = session.interruptible(() -> MavenRepositories.resolve(wanted));
    var added = jars.stream().filter(jar -> !before.contains(jar.toString())).toList();
    added.forEach(jar -> session.addToClasspath(jar.toString()));
    System.out.println(added.isEmpty()
        ? "nothing to add: all there already"
        : "added " + String.join(", ", added.stream().map(j -> j.getFileName().toString()).toList()));
    return Magic.done();
  }
}
