package nabla.kernel.magic;

import java.util.List;
import nabla.display.Bundle;
import nabla.kernel.shell.Magic;

/// The magics of the kernel. To add one: write a class like `Pwd`, name it here.
public final class Magics {
  private Magics() {}

  /// All magics, as `%help` lists them.
  public static List<Magic> all() {
    return List.of(new Time(), new Timeit(), new Who(), new Reset(), new Load(), new Classpath(), new Maven(), new Raw("html", Bundle.HTML),
        new Raw("markdown", Bundle.MARKDOWN), new Raw("latex", Bundle.LATEX), new Raw("svg", Bundle.SVG), new Env(), new Pwd(), new Cd(),
        new Config(),
        new Operators(), new Show(), new Help());
  }

  /// The magics that reach nothing outside the session.
  public static List<Magic> harmless() {
    return List.of(new Time(), new Timeit(), new Who(), new Reset(), new Raw("html", Bundle.HTML), new Raw("markdown", Bundle.MARKDOWN),
        new Raw("latex", Bundle.LATEX), new Raw("svg", Bundle.SVG), new Config(), new Operators(), new Show(), new Help());
  }
}
