package nabla.kernel.output;

import nabla.display.Bundle;

/// A sink that drops everything: of a silent request, of a thread that is mute.
public record Silence() implements Sink {
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
