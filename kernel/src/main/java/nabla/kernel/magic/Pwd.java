package nabla.kernel.magic;

import nabla.kernel.shell.Folder;
import nabla.kernel.shell.Magic;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Shell;

/// Shows the current folder.
final class Pwd implements Magic {
  @Override
  public String name() {
    return "pwd";
  }

  @Override
  public String help() {
    return "%pwd\tshows the current folder";
  }

  @Override
  public Shell.Outcome run(Call call, Session session) {
    return Magic.shows(Folder.current().toString());
  }
}
