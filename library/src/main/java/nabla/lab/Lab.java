package nabla.lab;

import java.util.List;
import nabla.data.Csv;

/// The DSL of the notebooks: the holders of its static methods, by section. The kernel imports all of them, statically, with `*`.
public final class Lab {
  static {
    Pictures.register();
  }

  private Lab() {}

  /// The holders, in the order of the design's table.
  public static List<Class<?>> holders() {
    return List.of(
        Making.class,
        Elements.class,
        Products.class,
        Reducing.class,
        Reshaping.class,
        Convolving.class,
        Derivatives.class,
        Deriving.class,
        Numerics.class,
        Networks.class,
        Initialising.class,
        Losses.class,
        Optimising.class,
        DataSets.class,
        Structures.class,
        Csv.class,
        Showing.class,
        Exercises.class);
  }
}
