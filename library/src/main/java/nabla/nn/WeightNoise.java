package nabla.nn;

import nabla.array.Rng;
import nabla.grad.Tensor;

/// A layer that in training computes with weights `w + ε`, ε normal with this standard deviation and new for every batch; the gradient goes to `w` (J-8.2).
public record WeightNoise(Layer inner, double std) implements Layer {
  public WeightNoise {
    if (!(std >= 0)) throw new IllegalArgumentException("weightNoise: the standard deviation must be ≥ 0, not " + std);
  }

  @Override
  public Tensor apply(Tensor x, Mode mode) {
    if (mode == Mode.TEST || std == 0) return Trace.step("inner", inner, x, mode);
    var noisy = Parts.replace(inner, (_, w) -> w.add(Tensor.of(Rng.session().normal(w.dtype(), w.shape(), 0, std))));
    return Trace.step("inner", noisy, x, mode);
  }

  @Override
  public String title() { return inner.title() + " with weight noise " + std; }
}
