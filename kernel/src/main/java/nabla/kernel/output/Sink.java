package nabla.kernel.output;

import nabla.display.Screen;

/// The receiver of one cell's output: a front end, or the notebook being executed.
///
/// Calls of one cell never overlap and keep the order in which the cell made them; text arrives in batches, and may
/// still arrive after the cell has ended, from threads it started.
public interface Sink extends Screen {
  void out(String text);

  void err(String text);

  /// One line typed by the user, without its line end; waits, and stops waiting when the thread is interrupted.
  ///
  /// @throws InterruptedException when the thread was interrupted; a later answer is nobody's
  /// @throws IllegalStateException when nobody can be asked
  default String input(String prompt, boolean secret) throws InterruptedException {
    throw new IllegalStateException("nobody can be asked for input here: run the cell in a notebook front end, or use a constant");
  }
}
