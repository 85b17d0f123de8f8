package nabla.kernel.grading.student;

import nabla.display.Bundle;
import nabla.kernel.output.Sink;

/// What a cell prints, up to a limit; the rest is counted and dropped.
final class Clip implements Sink {
  private final int limit;
  private final StringBuilder text = new StringBuilder();
  private long dropped;

  Clip(int limit) {
    this.limit = limit;
  }

  /// What was kept, then `last`.
  synchronized String text(String last) {
    out(last);
    return dropped == 0 ? text.toString() : text + "\n… and " + dropped + " characters more, which were dropped";
  }

  @Override
  public synchronized void out(String more) {
    int room = Math.min(more.length(), limit - text.length());
    text.append(more, 0, room);
    dropped += more.length() - room;
  }

  @Override
  public void err(String more) {
    out(more);
  }

  @Override
  public void show(Bundle bundle, String id) {
    out(bundle.text());
  }

  @Override
  public void update(Bundle bundle, String id) {}

  @Override
  public void clear(boolean wait) {}
}
