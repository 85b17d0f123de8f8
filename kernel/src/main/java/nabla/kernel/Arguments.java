package nabla.kernel;

/// What the commands' own `main`s share in reading their command line.
public final class Arguments {
  private Arguments() {}

  /// The value that follows an option, at place `i`.
  ///
  /// @throws IllegalArgumentException where the line ends before it
  public static String value(String[] args, int i) {
    if (i < args.length) return args[i];
    throw new IllegalArgumentException(args[i - 1] + " needs a value");
  }

  /// An argument that is no option.
  ///
  /// @throws IllegalArgumentException where it looks like one
  public static String name(String argument) {
    if (argument.startsWith("-")) throw new IllegalArgumentException("unknown option " + argument);
    return argument;
  }
}
