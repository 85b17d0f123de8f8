package nabla.kernel.protocol;

import io.github.spencerpark.jupyter.channels.ReplyEnvironment;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.reply.ErrorReply;

/// An exchange in the clothes that the base library's comm manager expects; busy, idle and order are the desk's.
record CommWay(Exchange exchange) implements ReplyEnvironment {
  @Override
  public <T extends ContentType<T>> void publish(T content) {
    exchange.publish(content);
  }

  @Override
  public <T extends ContentType<T>> void reply(T content) {
    exchange.reply(content);
  }

  @Override
  public void publish(Message<?> message) {
    exchange.publish((ContentType<?>) message.getContent());
  }

  @Override
  public void reply(Message<?> message) {
    exchange.reply(message.getContent());
  }

  @Override
  public void replyError(MessageType<?> type, ErrorReply error) {
    exchange.reply(error);
  }

  @Override
  public ReplyEnvironment defer() {
    return this;
  }

  @Override
  public void defer(Runnable action) {
    action.run();
  }

  @Override
  public void resolveDeferrals() {}

  @Override
  public void setStatusBusy() {}

  @Override
  public void setStatusIdle() {}

  @Override
  public void setBusyDeferIdle() {}
}
