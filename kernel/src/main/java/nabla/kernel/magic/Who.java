package nabla.kernel.magic;

import nabla.display.Displays;
import nabla.kernel.shell.Magic;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Shell;

/// Lists the variables.
final class Who implements Magic {
  private static final int WIDTH = 60;

  @Override
  public String name() {
    return "who";
  }

  @Override
  public String help() {
    return "%who\tlists the variables with their types and values";
  }

  @Override
  public Shell.Outcome run(Call call, Session session) {
    var variables = session.variables();
    if (variables.isEmpty()) System.out.println("no variables yet");
    int name = variables.keySet().stream().mapToInt(String::length).max().orElse(0);
    int type = variables.keySet().stream().mapToInt(n -> session.type(n).length()).max().orElse(0);
    variables.forEach((n, value) -> System.out.printf("%-" + name + "s  %-" + type + "s  %s%n", n, session.type(n), brief(value)));
    return Magic.done();
  }

  private static String brief(Object value) {
    var text = Displays.of(value).text().lines().findFirst().orElse("");
    return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
  }
}
