package nabla.kernel.protocol;

/// Answers one type of message. Busy before, idle after and an error reply for whatever it throws are `Desk`'s.
@FunctionalInterface
interface Handler {
  void handle(Exchange exchange) throws Exception;
}
