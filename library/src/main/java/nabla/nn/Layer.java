package nabla.nn;

import java.util.Map;
import nabla.display.Bundle;
import nabla.display.Displayable;
import nabla.grad.Tensor;

/// A function with parameters. A record that implements it is a complete layer: its tensors are found by reflection and named by their path.
///
/// ```java
/// record Twice(Tensor w) implements Layer {
///   public Tensor apply(Tensor x, Mode mode) { return x * w; }
/// }
/// ```
public interface Layer extends Displayable {
  /// The result for a batch, the first axis counting examples.
  Tensor apply(Tensor x, Mode mode);

  /// The result in test mode: no dropout, running statistics.
  default Tensor apply(Tensor x) { return apply(x, Mode.TEST); }

  /// The parameters by path, in order: `0.weight`, `0.bias`, `2.weight` …
  default Map<String, Tensor> parameters() { return Parameters.of(this); }

  /// The name by which summaries call this layer.
  default String title() { return getClass().getSimpleName(); }

  @Override
  default Bundle display() { return Summary.of(this).display(); }
}
