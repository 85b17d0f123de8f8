package nabla.kernel.output;

/// Questions to the person at the keyboard, imported into every cell.
public final class Input {
  private Input() {}

  /// The line the user types.
  public static String input() {
    return Console.input("", false);
  }

  /// The line the user types after `prompt`.
  public static String input(String prompt) {
    return Console.input(prompt, false);
  }

  /// Like `input`, with the answer hidden on the screen.
  public static String password(String prompt) {
    return Console.input(prompt, true);
  }
}
