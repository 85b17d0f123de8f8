package nabla.kernel.history;

import io.github.spencerpark.jupyter.kernel.history.HistoryEntry;

/// One cell that ran: its session, number, source, and the plain text of its result (empty where it had none).
public record Entry(int session, int cell, String input, String output) {
  /// The protocol's form, with or without the output.
  public HistoryEntry toJupyter(boolean withOutput) {
    return withOutput ? new HistoryEntry(session, cell, input, output) : new HistoryEntry(session, cell, input);
  }
}
