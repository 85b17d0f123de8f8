package nabla.kernel.grading.student;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The filter of system calls, as Linux's seccomp takes it: a program of the classic Berkeley packet filter.
///
/// Threads can be made, processes cannot; sockets, tracing, mounts, namespaces and kernel interfaces that only attackers need are refused.
/// Numbers of the calls are those of `asm/unistd_64.h` (x86-64) and `asm-generic/unistd.h` (arm64).
final class SystemCalls {
  private static final int LOAD = 0x20, EQUAL = 0x15, AT_LEAST = 0x35, ANY_BIT = 0x45, RETURN = 0x06;
  private static final int ALLOW = 0x7fff0000, REFUSE = 0x00050000, KILL = 0x80000000, EPERM = 1, ENOSYS = 38, THREAD = 0x10000;
  private static final int OTHER_ABI = 0x40000000;

  /// What differs between processors: its number in the kernel, `clone`, `clone3` and the calls to refuse.
  private record Machine(int audit, int copy, int copy3, int... refused) {}

  private static final Map<String, Machine> KNOWN = Map.of("amd64",
      // fork vfork ptrace socket socketpair connect bind listen accept accept4 unshare setns mount umount2 pivot_root chroot bpf
      // perf_event_open userfaultfd io_uring_setup keyctl add_key request_key process_vm_readv process_vm_writev open_by_handle_at kexec_load
      // init_module finit_module name_to_handle_at open_tree move_mount fsopen fsmount pidfd_getfd memfd_create mount_setattr
      new Machine(0xc000003e, 56, 435, 57, 58, 101, 41, 53, 42, 49, 50, 43, 288, 272, 308, 165, 166, 155, 161, 321, 298, 323, 425, 250, 248,
          249,
          310, 311, 304, 246, 175, 313, 303, 428, 429, 430, 432, 438, 319, 442),
      "aarch64",
      new Machine(0xc00000b7, 220, 435, 117, 198, 199, 203, 200, 201, 202, 242, 97, 268, 40, 39, 41, 51, 280, 241, 282, 425, 219, 217, 218,
          270, 271, 265, 104, 105, 273, 264, 428, 429, 430, 432, 438, 279, 442));

  private SystemCalls() {}

  /// Whether this processor's calls are known.
  static boolean known() {
    return System.getProperty("os.name").equals("Linux") && KNOWN.containsKey(System.getProperty("os.arch"));
  }

  static void write(Path file) throws IOException {
    Files.write(file, program(KNOWN.get(System.getProperty("os.arch"))));
  }

  private static byte[] program(Machine machine) {
    var code = ByteBuffer.allocate(8 * (20 + 2 * machine.refused.length)).order(ByteOrder.LITTLE_ENDIAN);
    step(code, LOAD, 0, 0, 4); // the processor
    step(code, EQUAL, 1, 0, machine.audit);
    step(code, RETURN, 0, 0, KILL);
    step(code, LOAD, 0, 0, 0); // the call
    step(code, AT_LEAST, 0, 1, OTHER_ABI);
    step(code, RETURN, 0, 0, KILL);
    refuse(code, machine.copy3, ENOSYS); // the C library falls back to clone, whose flags can be read
    for (int call : machine.refused) refuse(code, call, EPERM);
    step(code, EQUAL, 0, 3, machine.copy);
    step(code, LOAD, 0, 0, 16); // its flags
    step(code, ANY_BIT, 1, 0, THREAD);
    step(code, RETURN, 0, 0, REFUSE | EPERM);
    step(code, RETURN, 0, 0, ALLOW);
    return java.util.Arrays.copyOf(code.array(), code.position());
  }

  private static void refuse(ByteBuffer code, int call, int error) {
    step(code, EQUAL, 0, 1, call);
    step(code, RETURN, 0, 0, REFUSE | error);
  }

  private static void step(ByteBuffer code, int operation, int ifTrue, int ifFalse, int value) {
    code.putShort((short) operation).put((byte) ifTrue).put((byte) ifFalse).putInt(value);
  }
}
