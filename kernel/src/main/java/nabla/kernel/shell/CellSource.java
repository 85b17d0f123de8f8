package nabla.kernel.shell;

/// The text of one cell and its number; lines count from 1.
record CellSource(int number, String text) {
  /// The line of an offset.
  int line(int offset) {
    return 1 + (int) text.substring(0, Math.clamp(offset, 0, text.length())).chars().filter(c -> c == '\n').count();
  }

  /// Where a line starts.
  int start(int line) {
    int at = 0;
    for (int n = 1; n < line; n++) {
      int next = text.indexOf('\n', at);
      if (next < 0) return text.length();
      at = next + 1;
    }
    return at;
  }

  /// A line without its end.
  String lineText(int line) {
    int start = start(line), end = text.indexOf('\n', start);
    return text.substring(start, end < 0 ? text.length() : end);
  }

  int lines() {
    return line(text.length());
  }

  /// `Cell [4], line 3`.
  String place(int line) {
    return "Cell [" + number + "], line " + line;
  }
}
