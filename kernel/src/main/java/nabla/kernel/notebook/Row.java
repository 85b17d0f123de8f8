package nabla.kernel.notebook;

import java.util.Locale;

/// One line of the summary: a notebook, how many cells ran in how many seconds, and its problem, or null where all passed.
record Row(String name, String title, int cells, double seconds, boolean page, String problem) {
  boolean passed() {
    return problem == null;
  }

  String time() {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
