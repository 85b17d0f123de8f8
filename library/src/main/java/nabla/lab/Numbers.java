package nabla.lab;

import java.util.Collection;
import nabla.grad.Tensor;

/// Numbers out of whatever holds them: arrays, lists, tensors.
final class Numbers {
  private Numbers() {}

  /// One row of numbers; `what` is the function that wants them.
  static double[] vector(String what, Object values) {
    return switch (values) {
      case Tensor t -> t.toDoubles();
      case double[] d -> d;
      case float[] f -> {
        var out = new double[f.length];
        for (int i = 0; i < out.length; i++) out[i] = f[i];
        yield out;
      }
      case int[] n -> {
        var out = new double[n.length];
        for (int i = 0; i < out.length; i++) out[i] = n[i];
        yield out;
      }
      case long[] n -> {
        var out = new double[n.length];
        for (int i = 0; i < out.length; i++) out[i] = n[i];
        yield out;
      }
      case Object[] list -> numbers(what, java.util.Arrays.asList(list));
      case Collection<?> list -> numbers(what, list);
      case null -> throw new IllegalArgumentException(what + ": the numbers are null");
      default -> throw new IllegalArgumentException("%s: a %s is not a row of numbers; give an array, a list or a tensor".formatted(what,
          values.getClass().getSimpleName()));
    };
  }

  private static double[] numbers(String what, Collection<?> list) {
    var out = new double[list.size()];
    int i = 0;
    for (var v : list) {
      if (!(v instanceof Number n)) throw new IllegalArgumentException("%s: %s is not a number".formatted(what, v));
      out[i++] = n.doubleValue();
    }
    return out;
  }

  /// 0, 1, 2, … n − 1.
  static double[] count(int n) {
    var out = new double[n];
    for (int i = 0; i < n; i++) out[i] = i;
    return out;
  }
}
