package nabla.kernel.grading.student;

/// One of the protections that stand between a submission and the machine.
public enum Shield {
  /// Calls that reach outside are refused when the student's classes load.
  GUARD("calls that reach outside the exercise are refused"),
  /// Own user, process, network and file system, by bubblewrap.
  NAMESPACES("no network, no processes of others, a read-only system without files of others, private /tmp (bubblewrap)"),
  /// The kernel refuses to fork, to open sockets, to trace, to mount.
  SYSTEM_CALLS("no new processes, no sockets (seccomp)"),
  /// Limits that the system holds a process to.
  LIMITS("limits on processor time and file size (ulimit)"),
  /// The grader counts memory and threads.
  WATCH("memory and threads of all its processes are watched"),
  /// The JVM's own limits and locks.
  JVM("limits on heap, buffers, classes and code; no native calls, no agents");

  private final String words;

  Shield(String words) {
    this.words = words;
  }

  /// What it is, for a report.
  public String words() {
    return words;
  }
}
