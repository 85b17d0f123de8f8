package nabla.array;

import java.lang.System.Logger.Level;

/// Finds the Vector API kernels by name, so that nothing imports them and a JVM without that module still works.
final class BestKernels {
  static final Kernels FOUND = find();

  private BestKernels() {}

  private static Kernels find() {
    if (Boolean.getBoolean("nabla.scalar")) return new ScalarKernels();
    try {
      if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) throw new ClassNotFoundException("jdk.incubator.vector");
      return (Kernels) Class.forName("nabla.array.simd.VectorKernels").getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError missing) {
      System.getLogger("nabla").log(Level.INFO, "no vector kernels: start Java with --add-modules jdk.incubator.vector to have them");
      return new ScalarKernels();
    }
  }
}
