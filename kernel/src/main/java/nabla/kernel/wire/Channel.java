package nabla.kernel.wire;

/// The sockets that carry messages.
public enum Channel {
  SHELL, CONTROL, STDIN, IOPUB
}
