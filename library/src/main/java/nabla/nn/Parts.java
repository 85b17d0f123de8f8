package nabla.nn;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import nabla.grad.Tensor;

/// A layer taken apart and put together again with other parts: the records it is made of are made anew where something in them changed.
public final class Parts {
  private Parts() {}

  /// The same layer with other learned parameters, asked for by path; gradients flow into what they are computed from.
  ///
  /// @throws IllegalArgumentException where a new parameter has another shape
  public static Layer replace(Layer layer, BiFunction<String, Tensor, Tensor> by) {
    return (Layer) rebuild("", layer, (path, part) -> {
      if (part instanceof Frozen) return part;
      if (!(part instanceof Tensor t) || !t.tracked()) return null;
      var next = by.apply(path, t);
      if (!next.shape().equals(t.shape()))
        throw new IllegalArgumentException("replace: " + path + " has shape " + t.shape() + ", the new one " + next.shape());
      return next;
    });
  }

  /// The same layer with other layers in it: each is asked for before what it is made of.
  public static Layer map(Layer layer, UnaryOperator<Layer> by) {
    return (Layer) rebuild("", layer, (_, part) -> {
      if (!(part instanceof Layer l)) return null;
      var next = by.apply(l);
      return next == l ? null : next;
    });
  }

  /// What `by` gives for a part, or, where that is null, the part with its own parts rebuilt.
  private static Object rebuild(String path, Object part, BiFunction<String, Object, Object> by) {
    if (part == null) return null;
    var given = by.apply(path, part);
    if (given != null) return given;
    return switch (part) {
      case List<?> list -> {
        var next = new ArrayList<Object>();
        for (int i = 0; i < list.size(); i++) next.add(rebuild(Parameters.below(path, String.valueOf(i)), list.get(i), by));
        yield same(list, next) ? list : next;
      }
      case Map<?, ?> map -> {
        var next = new LinkedHashMap<Object, Object>();
        map.forEach((name, value) -> next.put(name, rebuild(Parameters.below(path, String.valueOf(name)), value, by)));
        yield same(new ArrayList<>(map.values()), new ArrayList<>(next.values())) ? map : next;
      }
      case Frozen f -> {
        var inner = (Layer) rebuild(path, f.inner(), by);
        yield inner == f.inner() ? f : new Frozen(inner);
      }
      case Record r when r instanceof Layer -> record(path, r, by);
      default -> part;
    };
  }

  private static boolean same(List<?> a, List<?> b) {
    for (int i = 0; i < a.size(); i++) if (a.get(i) != b.get(i)) return false;
    return true;
  }

  private static Object record(String path, Record record, BiFunction<String, Object, Object> by) {
    var components = record.getClass().getRecordComponents();
    var before = Arrays.stream(components).map(c -> Parameters.read(c, record)).toArray();
    var after = new Object[before.length];
    for (int i = 0; i < before.length; i++)
      after[i] = rebuild(record instanceof Sequential ? path : Parameters.below(path, components[i].getName()), before[i], by);
    if (same(Arrays.asList(before), Arrays.asList(after))) return record;
    try {
      var types = Arrays.stream(components).map(java.lang.reflect.RecordComponent::getType).toArray(Class<?>[]::new);
      var constructor = record.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(after);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + record.getClass().getSimpleName() + " anew", e);
    }
  }
}
