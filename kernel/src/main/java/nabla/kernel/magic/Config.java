package nabla.kernel.magic;

import java.util.List;
import nabla.kernel.shell.Magic;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Settings.Setting;
import nabla.kernel.shell.Shell;

/// Shows and changes settings.
final class Config implements Magic {
  @Override
  public String name() {
    return "config";
  }

  @Override
  public String help() {
    return "%config\tlists the settings\n%config NAME=VALUE\tchanges one";
  }

  @Override
  public Shell.Outcome run(Call call, Session session) {
    var settings = session.settings();
    var parts = call.arguments().split("\\s*=\\s*|\\s+", 2);
    if (parts.length == 2) settings.set(parts[0], parts[1]);
    else if (!parts[0].isEmpty()) return Magic.shows(settings.get(parts[0]));
    else for (var s : settings.all())
      System.out.printf("%-12s %-8s %s (%s)%n", s.name(), settings.get(s.name()), s.meaning(), String.join(" | ", s.values()));
    return Magic.done();
  }

  @Override
  public List<String> complete(String arguments, Session session) {
    return session.settings().all().stream().map(Setting::name).map(n -> n + "=").toList();
  }
}
