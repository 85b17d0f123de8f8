package nabla.kernel.shell;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// What only the system's C library can do to a process.
public final class Native {
  private Native() {}

  /// Moves the process to a folder; whether that worked.
  public static boolean changeFolder(String folder) {
    return call("chdir", "_chdir", "", folder);
  }

  /// Sets an environment variable of the process, which those that it starts inherit; whether that worked.
  public static boolean variable(String name, String value) {
    return call("setenv", "_putenv_s", "overwrite", name, value);
  }

  /// Calls a function by its name here or on Windows, with texts and, where there is an `overwrite` on this system, a 1 after them.
  private static boolean call(String name, String onWindows, String overwrite, String... texts) {
    var linker = Linker.nativeLinker();
    var unix = linker.defaultLookup().find(name);
    var function = unix.or(() -> linker.defaultLookup().find(onWindows));
    if (function.isEmpty()) return false;
    boolean flag = unix.isPresent() && !overwrite.isEmpty();
    var layouts = new MemoryLayout[texts.length + (flag ? 1 : 0)];
    Arrays.fill(layouts, ValueLayout.ADDRESS);
    if (flag) layouts[texts.length] = ValueLayout.JAVA_INT;
    try (var memory = Arena.ofConfined()) {
      var arguments = new Object[layouts.length];
      for (int i = 0; i < texts.length; i++) arguments[i] = memory.allocateFrom(texts[i]);
      if (flag) arguments[texts.length] = 1;
      var call = linker.downcallHandle(function.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts));
      return (int) call.invokeWithArguments(arguments) == 0;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
