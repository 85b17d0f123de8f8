package nabla.kernel;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import nabla.kernel.history.History;
import nabla.kernel.output.Console;
import nabla.kernel.protocol.Protocol;
import nabla.kernel.shell.Shell;
import nabla.kernel.wire.Connection;
import nabla.kernel.wire.Log;
import nabla.kernel.wire.Wire;
import nabla.optim.Warmup;

/// The kernel's wiring: sockets to protocol, protocol to shell, everybody's output to its cell.
final class LabKernel {
  private static final long GRACE_MS = 150;
  private final CompletableFuture<Shell> shell = new CompletableFuture<>();
  private final Thread session;
  private final Wire wire;
  private final Protocol protocol;

  /// A kernel bound to the connection's ports, whose Java session opens meanwhile; it hears nothing before `start`.
  LabKernel(Connection connection, Supplier<Shell> shells, History history) throws IOException {
    session = Thread.ofPlatform().name("session").daemon().start(() -> open(shells));
    this.wire = new Wire(connection, parcel -> protocol().accept(parcel));
    this.protocol = new Protocol(connection, shell, history, wire::send, this::exit);
  }

  private Protocol protocol() {
    return protocol;
  }

  /// Serves from now on; only the first cell waits for the Java session. Once nobody waits for a while, the library is warmed up.
  void start() {
    Console.install();
    protocol.start();
    wire.start();
    Warmup.start(() -> !session.isAlive() && protocol.rest().now());
  }

  private void open(Supplier<Shell> shells) {
    try {
      shell.complete(shells.get());
    } catch (Throwable e) {
      Log.error("no Java session", e);
      shell.completeExceptionally(e);
    }
  }

  /// Ends the process when what was queued has left; user threads and exit hooks get a moment, not a veto.
  private void exit() {
    try {
      wire.close();
      Thread.ofPlatform().daemon().start(() -> System.exit(0));
      Thread.sleep(GRACE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }
}
