package nabla.nn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import nabla.array.Array;
import nabla.grad.Tensor;

/// A layer's numbers in a file: parameters and buffers by their paths.
public final class Saved {
  private Saved() {}

  /// Everything that a layer remembers.
  public static Map<String, Array> state(Layer layer) {
    var arrays = new LinkedHashMap<String, Array>();
    Parameters.state(layer)
        .forEach((path, part) -> arrays.put(path, (part instanceof Buffer b ? b.value() : ((Tensor) part).value()).copy()));
    return arrays;
  }

  /// Puts numbers back: all of them or, where one is missing or does not fit, none.
  public static void restore(Layer layer, Map<String, Array> arrays) {
    check("load", layer, arrays);
    Parameters.state(layer).forEach((path, part) -> {
      if (part instanceof Buffer b) b.set(arrays.get(path));
      else((Tensor) part).update(arrays.get(path));
    });
  }

  /// Whether these numbers are a layer's own, or an error that names the first that is not; `doing` begins it.
  public static void check(String doing, Layer layer, Map<String, Array> arrays) {
    var parts = Parameters.state(layer);
    for (var part : parts.entrySet()) {
      var shape = part.getValue() instanceof Buffer b ? b.value().shape() : ((Tensor) part.getValue()).shape();
      var found = arrays.get(part.getKey());
      if (found == null)
        throw new IllegalArgumentException(doing + ": there is no " + part.getKey() + "; there are " + arrays.keySet());
      if (!found.shape().equals(shape)) throw new IllegalArgumentException(
          doing + ": " + part.getKey() + " has shape " + shape + ", the saved one " + found.shape());
    }
    for (var name : arrays.keySet())
      if (!parts.containsKey(name))
        throw new IllegalArgumentException(doing + ": the model has no " + name + "; it has " + parts.keySet());
  }

  /// What puts running statistics and other buffers back to what they are now.
  public static Runnable running(Layer layer) {
    var now = new LinkedHashMap<Buffer, Array>();
    for (var part : Parameters.state(layer).values()) if (part instanceof Buffer b) now.put(b, b.value());
    return () -> now.forEach(Buffer::set);
  }

  public static void save(Layer layer, Path file) throws IOException { Safetensors.write(file, state(layer)); }

  public static void load(Layer layer, Path file) throws IOException { restore(layer, Safetensors.read(file)); }
}
