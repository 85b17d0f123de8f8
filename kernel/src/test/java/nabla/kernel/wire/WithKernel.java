package nabla.kernel.wire;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Tests that share one kernel process, started by the first of them.
abstract class WithKernel {
  private static KernelProcess shared;
  Client client;

  static synchronized KernelProcess kernel() throws Exception {
    if (shared == null || !shared.process.isAlive()) {
      shared = new KernelProcess();
      Runtime.getRuntime().addShutdownHook(new Thread(shared.process::destroyForcibly));
    }
    return shared;
  }

  @BeforeEach
  void connect() throws Exception {
    client = new Client(kernel().connection);
  }

  @AfterEach
  void disconnect() {
    if (client != null) client.close();
  }
}
