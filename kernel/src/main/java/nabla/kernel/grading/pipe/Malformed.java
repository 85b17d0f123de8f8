package nabla.kernel.grading.pipe;

import java.io.IOException;

/// What came through the pipe is not what a well-behaved process sends.
public final class Malformed extends IOException {
  private static final long serialVersionUID = 1;

  public Malformed(String message) {
    super(message);
  }
}
