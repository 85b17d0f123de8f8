package nabla.kernel;

import java.util.function.Function;
import nabla.grad.Tensor;
import nabla.kernel.shell.Shell;

/// What the student calls a tensor: the name of the variable that holds it, or that holds the same numbers under another shape.
record VariableNames(Shell shell) implements Function<Tensor, String> {
  @Override
  public String apply(Tensor x) {
    String alike = null;
    for (var name : shell.definitions().variables()) {
      if (name.startsWith("$") || !(shell.variable(name) instanceof Tensor held)) continue;
      if (held == x) return name;
      if (shares(held, x)) alike = name;
    }
    return alike;
  }

  /// A constant that was only reshaped on its way into an operation still is the variable's.
  private static boolean shares(Tensor held, Tensor x) {
    if (x.op() != null || held.op() != null || held.size() != x.size() || held.size() < 2) return false;
    return held.value().f32() != null ? held.value().f32() == x.value().f32() : held.value().f64() == x.value().f64();
  }
}
