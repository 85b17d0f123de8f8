package nabla.kernel.shell;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Function;
import jdk.jshell.spi.SPIResolutionException;

/// Makes functions of cells fail in words where they meet a name that no cell defines.
record Lacking(Definitions definitions, Function<String, Error> failure) {
  private static final MethodHandle OF = of();

  private static MethodHandle of() {
    try {
      return MethodHandles.lookup().findVirtual(Lacking.class, "of", MethodType.methodType(Error.class, SPIResolutionException.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  MethodHandle told(MethodHandle function) {
    var thrower = MethodHandles.throwException(function.type().returnType(), Error.class);
    return MethodHandles.catchException(function, SPIResolutionException.class, MethodHandles.filterArguments(thrower, 0, OF.bindTo(this)));
  }

  private Error of(SPIResolutionException missing) {
    return failure.apply(definitions.lacking(missing).orElse("a name is used that no cell defines"));
  }
}
