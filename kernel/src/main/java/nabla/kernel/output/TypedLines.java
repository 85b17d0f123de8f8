package nabla.kernel.output;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/// The lines a user typed for `System.in` of one cell, as bytes.
final class TypedLines {
  private final Cell cell;
  private final ReentrantLock lock = new ReentrantLock();
  private byte[] line = {};
  private int next;

  TypedLines(Cell cell) {
    this.cell = cell;
  }

  int read(byte[] into, int from, int length) {
    if (length == 0) return 0;
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      throw Cell.interrupted();
    }
    try {
      if (next == line.length) ask();
      var count = Math.min(length, line.length - next);
      System.arraycopy(line, next, into, from, count);
      next += count;
      return count;
    } finally {
      lock.unlock();
    }
  }

  private void ask() {
    line = (cell.input("", false) + "\n").getBytes(StandardCharsets.UTF_8);
    next = 0;
  }

  int available() {
    return line.length - next;
  }
}
