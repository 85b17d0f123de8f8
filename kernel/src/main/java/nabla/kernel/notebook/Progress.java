package nabla.kernel.notebook;

import java.util.List;

/// What a person sees while notebooks run: one line a notebook, moving on a terminal, and a table at the end.
final class Progress {
  private final boolean moving = System.console() != null && System.console().isTerminal();
  private final int notebooks;
  private int number;
  private long cells;
  private String name = "";

  Progress(int notebooks) {
    this.notebooks = notebooks;
  }

  void begin(String newName, long newCells) {
    number++;
    name = newName;
    cells = newCells;
    if (!moving) System.out.printf("[%d/%d] %s: %d cells%n", number, notebooks, name, cells);
  }

  void cell(int cell) {
    if (!moving) return;
    System.out.printf("\r\u001B[K[%d/%d] %s: cell %d of %d", number, notebooks, name, cell, cells);
    System.out.flush();
  }

  void end(Execution execution) {
    if (moving) System.out.print("\r\u001B[K");
    var fault = execution.fault();
    if (fault == null) return;
    System.out.println(name + ": stopped at " + fault.line());
    fault.error().traceback().forEach(line -> System.out.println("    " + (moving ? line : line.replaceAll("\u001B\\[[0-9;]*m", ""))));
  }

  void summary(List<Row> rows) {
    var width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    var format = "%-" + Math.max(width, 7) + "s  %5s  %7s  %s%n";
    System.out.printf("%n" + format, "lecture", "cells", "seconds", "result");
    for (var row : rows) System.out.printf(format, row.name(), row.cells(), row.time(), row.passed() ? "pass" : "FAIL  " + row.problem());
    var failed = rows.stream().filter(row -> !row.passed()).count();
    System.out.println(failed == 0 ? "All passed." : failed + " of " + rows.size() + " failed.");
  }
}
