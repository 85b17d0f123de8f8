package nabla.kernel.magic;

import java.util.Map;
import nabla.display.Bundle;
import nabla.kernel.shell.Magic;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Shell;

/// A cell written in the language of its output.
record Raw(String name, String mime) implements Magic {
  @Override
  public String help() {
    return "%%" + name + "\tshows the rest of the cell as " + name;
  }

  @Override
  public Shell.Outcome run(Call call, Session session) {
    var content = call.wholeCell() ? call.body().strip() : call.arguments();
    return Magic.shows(new Bundle(Map.of(Bundle.TEXT, content, mime, content)));
  }
}
