package nabla.kernel.shell;

/// The colours of errors: the few of the terminal palette that read on light and on dark backgrounds.
final class Ansi {
  private Ansi() {}

  static String red(String text) {
    return "\033[31m" + text + "\033[0m";
  }

  static String bold(String text) {
    return "\033[1m" + text + "\033[0m";
  }

  static String cyan(String text) {
    return "\033[36m" + text + "\033[0m";
  }

  /// The text without colours.
  static String plain(String text) {
    return text.replaceAll("\033\\[[0-9;]*m", "");
  }
}
