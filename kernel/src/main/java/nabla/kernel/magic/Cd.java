package nabla.kernel.magic;

import java.nio.file.Files;
import java.util.List;
import nabla.kernel.shell.Folder;
import nabla.kernel.shell.Magic;
import nabla.kernel.shell.MagicError;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Shell;

/// Changes the current folder.
final class Cd implements Magic {
  @Override
  public String name() {
    return "cd";
  }

  @Override
  public String help() {
    return "%cd FOLDER\tchanges the folder in which cells and magics look for files; alone: to the home folder";
  }

  @Override
  public Shell.Outcome run(Call call, Session session) {
    var folder = Folder.resolve(call.arguments().isEmpty() ? "~" : call.arguments());
    if (!Files.isDirectory(folder)) throw new MagicError("%cd: there is no folder " + folder);
    Folder.change(folder);
    return Magic.shows(folder.toString());
  }

  @Override
  public List<String> complete(String arguments, Session session) {
    return Folder.names(arguments).stream().filter(n -> n.endsWith("/")).toList();
  }
}
