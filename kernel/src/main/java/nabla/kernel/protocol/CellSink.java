package nabla.kernel.protocol;

import io.github.spencerpark.jupyter.messages.publish.PublishClearOutput;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishStream;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import nabla.display.Bundle;
import nabla.kernel.output.Sink;

/// A cell's output as messages whose parent is the cell's request.
record CellSink(Exchange exchange, InputDesk input) implements Sink {
  @Override
  public void out(String text) {
    exchange.publish(new PublishStream(StreamType.OUT, text));
  }

  @Override
  public void err(String text) {
    exchange.publish(new PublishStream(StreamType.ERR, text));
  }

  @Override
  public void show(Bundle bundle, String id) {
    exchange.publish(new PublishDisplayData(Pictures.data(bundle, id)));
  }

  @Override
  public void update(Bundle bundle, String id) {
    exchange.publish(new PublishUpdateDisplayData(Pictures.data(bundle, id)));
  }

  @Override
  public void clear(boolean wait) {
    exchange.publish(wait ? PublishClearOutput.BEFORE_NEXT_OUTPUT : PublishClearOutput.NOW);
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public String input(String prompt, boolean secret) throws InterruptedException {
    return input == null ? Sink.super.input(prompt, secret) : input.ask(exchange, prompt, secret);
  }
}
