package nabla.kernel.shell;

/// The text of one cell (or loaded file) and what it is called; lines count from 1.
record CellSource(String name, String text) {
  static CellSource cell(int number, String text) {
    return new CellSource("Cell [" + number + "]", text);
  }

  /// The line of an offset.
  int line(int offset) {
    int line = 1;
    for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) line++;
    return line;
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

  /// `Cell [4], line 3`.
  String place(int line) {
    return name + ", line " + line;
  }
}
