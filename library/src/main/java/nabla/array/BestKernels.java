package nabla.array;

import java.lang.System.Logger.Level;

/// Finds the Vector API kernels by name, so that nothing imports them and a JVM without that module still works.
///
/// The Vector API is an incubating module. Where the command line names it, the JVM cannot start from an ahead-of-time cache with linked
/// classes, which costs a kernel a third of its start; so a JVM that opens `jdk.internal.module` is asked for the module when it is needed.
final class BestKernels {
  private static final String MODULE = "jdk.incubator.vector";
  static final Kernels FOUND = find();

  private BestKernels() {}

  private static Kernels find() {
    if (Boolean.getBoolean("nabla.scalar")) return new ScalarKernels();
    try {
      if (ModuleLayer.boot().findModule(MODULE).isEmpty()) load();
      return (Kernels) Class.forName("nabla.array.simd.VectorKernels").getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError missing) {
      System.getLogger("nabla").log(Level.INFO, "no vector kernels: start Java with --add-modules " + MODULE + " to have them");
      return new ScalarKernels();
    }
  }

  /// Has the JVM define the module in its boot loader, as it does itself for agents.
  private static void load() throws ReflectiveOperationException {
    Class.forName("jdk.internal.module.Modules").getMethod("loadModule", String.class).invoke(null, MODULE);
  }
}
