package nabla.kernel.protocol;

import nabla.display.Bundle;
import nabla.kernel.output.Sink;

/// The output of a silent request: none.
record Silence() implements Sink {
  @Override
  public void out(String text) {}

  @Override
  public void err(String text) {}

  @Override
  public void show(Bundle bundle, String id) {}

  @Override
  public void update(Bundle bundle, String id) {}

  @Override
  public void clear(boolean wait) {}
}
