package nabla.nn;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import nabla.grad.Tensor;

/// Finds what a layer holds: walks its record components, lists and maps of layers included, and names each by its path.
public final class Parameters {
  private Parameters() {}

  /// The parameters that are learned: tensors that are tracked, outside frozen parts.
  static Map<String, Tensor> of(Layer layer) {
    var found = new LinkedHashMap<String, Tensor>();
    walk("", layer, (path, part) -> {
      if (part instanceof Tensor t && t.tracked()) found.put(path, t);
    }, false);
    return found;
  }

  /// Everything that belongs into a file: all parameters, frozen ones too, and all buffers.
  static Map<String, Object> state(Layer layer) {
    var found = new LinkedHashMap<String, Object>();
    walk("", layer, (path, part) -> {
      if (part instanceof Buffer || part instanceof Tensor t && t.tracked()) found.put(path, part);
    }, true);
    return found;
  }

  /// How many numbers a layer learns.
  public static long count(Layer layer) {
    return of(layer).values().stream().mapToLong(Tensor::size).sum();
  }

  private static void walk(String path, Object part, BiConsumer<String, Object> found, boolean frozen) {
    switch (part) {
      case null -> {}
      case Tensor t -> found.accept(path, t);
      case Buffer b -> found.accept(path, b);
      case Frozen f when !frozen -> {}
      case Frozen f -> walk(path, f.inner(), found, true);
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) walk(below(path, String.valueOf(i)), list.get(i), found, frozen);
      }
      case Map<?, ?> map -> map.forEach((name, value) -> walk(below(path, String.valueOf(name)), value, found, frozen));
      case Sequential s -> walk(path, s.layers(), found, frozen);
      case Record r when r instanceof Layer -> components(path, r, found, frozen);
      default -> {}
    }
  }

  private static void components(String path, Record record, BiConsumer<String, Object> found, boolean frozen) {
    for (var component : record.getClass().getRecordComponents())
      walk(below(path, component.getName()), read(component, record), found, frozen);
  }

  static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  static Object read(RecordComponent component, Record record) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component.getName() + " of " + record.getClass().getSimpleName(), e);
    }
  }
}
