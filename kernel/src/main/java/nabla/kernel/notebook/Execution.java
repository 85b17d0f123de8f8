package nabla.kernel.notebook;

/// A notebook that has run: with its outputs, the number of cells that ran, the time, and the error that ended it, or null.
public record Execution(Notebook notebook, int cells, double seconds, Fault fault) {
  /// An error nobody expected: its cell's number and id, and what the cell left.
  public record Fault(int cell, String id, Output.Failed error) {
    /// The error in one line.
    public String line() {
      var first = error.message().lines().findFirst().orElse("");
      return "cell " + cell + " (" + id + "): " + error.name() + (first.isEmpty() ? "" : ": " + first);
    }
  }

  /// The run that left these outputs.
  static Execution of(Notebook executed, double seconds) {
    var count = 0;
    for (var cell : executed.cells()) {
      if (cell.count() == null) continue;
      count = cell.count();
      for (var output : cell.outputs())
        if (output instanceof Output.Failed failed && !cell.tagged("raises-exception"))
          return new Execution(executed, count, seconds, new Fault(count, cell.id(), failed));
    }
    return new Execution(executed, count, seconds, null);
  }

  public boolean passed() {
    return fault == null;
  }
}
