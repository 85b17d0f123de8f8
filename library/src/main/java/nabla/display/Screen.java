package nabla.display;

/// Where a running cell shows things: implemented by the kernel and the notebook runner, plain text on standard output elsewhere.
public interface Screen {
  /// Shows a bundle; `id` names it for a later update, or is null.
  void show(Bundle bundle, String id);

  /// Replaces, wherever it stands, the output that was shown under this id.
  void update(Bundle bundle, String id);

  /// Clears the cell's output, now or (`wait`) when the next output arrives.
  void clear(boolean wait);

  /// Whether outputs are kept and updated in place; false for plain terminals, where progress prints only its last state.
  default boolean live() {
    return false;
  }

  /// The screen of the process.
  static Screen current() {
    return Screens.current;
  }

  /// Makes this the screen of the process and returns the previous one.
  static Screen use(Screen screen) {
    var before = Screens.current;
    Screens.current = screen;
    return before;
  }
}
