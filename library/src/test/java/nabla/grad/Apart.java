package nabla.grad;

import java.io.IOException;
import java.io.UncheckedIOException;
import nabla.array.Kernels;

/// Loads the vector kernels once more, apart from those in use, so that they read the system properties anew.
final class Apart extends ClassLoader {
  private static final String PACKAGE = "nabla.array.simd.";

  private Apart() {
    super(Apart.class.getClassLoader());
  }

  /// Vector kernels with this vector width and number of threads.
  static Kernels kernels(int bits, int threads) {
    System.setProperty("nabla.vector.bits", String.valueOf(bits));
    System.setProperty("nabla.threads", String.valueOf(threads));
    try {
      var apart = new Apart();
      var kernels = (Kernels) apart.loadClass(PACKAGE + "VectorKernels").getDeclaredConstructor().newInstance();
      for (var reads : new String[]{"Lanes", "Pool"}) Class.forName(PACKAGE + reads, true, apart);
      return kernels;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    } finally {
      System.clearProperty("nabla.vector.bits");
      System.clearProperty("nabla.threads");
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PACKAGE)) return super.loadClass(name, resolve);
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      if (loaded != null) return loaded;
      try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        var code = in.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
