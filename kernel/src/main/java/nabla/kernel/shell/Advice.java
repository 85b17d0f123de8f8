package nabla.kernel.shell;

/// What to do about errors that Java leaves unexplained.
final class Advice {
  private Advice() {}

  static String on(Throwable thrown) {
    return switch (thrown) {
      case OutOfMemoryError _ ->
        "The heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB is full. Set variables that hold much data to null"
            + " (%who lists them), or %reset; other variables keep their values.";
      case StackOverflowError _ -> "A method calls itself without end, or too deeply: check the case in which it stops.";
      default -> "";
    };
  }
}
