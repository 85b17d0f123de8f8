package nabla.kernel.magic;

import java.util.List;
import nabla.kernel.shell.Magic;
import nabla.kernel.shell.MagicError;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Shell;

/// Explains the magics.
final class Help implements Magic {
  @Override
  public String name() {
    return "help";
  }

  @Override
  public String help() {
    return "%help\tlists the magics\n%help NAME\texplains one";
  }

  @Override
  public Shell.Outcome run(Call call, Session session) {
    var wanted = call.arguments().replaceFirst("^%+", "");
    var shown = session.magics().stream().filter(m -> wanted.isEmpty() || m.name().equals(wanted)).toList();
    if (shown.isEmpty()) throw new MagicError("%help: there is no magic %" + wanted + "; %help lists them");
    var usages = shown.stream().flatMap(m -> m.help().lines()).map(l -> l.split("\t", 2)).toList();
    int width = usages.stream().mapToInt(u -> u[0].length()).max().orElse(0);
    for (var usage : usages) System.out.printf("%-" + width + "s  %s%n", usage[0], usage[1]);
    if (wanted.isEmpty()) System.out.println("Shift-Tab (or inspection) on a name shows its documentation; Tab completes.");
    return Magic.done();
  }

  @Override
  public List<String> complete(String arguments, Session session) {
    return session.magics().stream().map(Magic::name).toList();
  }
}
