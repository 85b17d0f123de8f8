package nabla.nn;

import nabla.array.Rng;
import nabla.grad.Tensor;

/// Dropout: in training each number is lost with probability p; `always` drops in test mode too, for Monte Carlo estimates of uncertainty.
public record Drop(double p, boolean alpha, boolean always) implements Layer {
  public Drop {
    if (!(p >= 0 && p < 1)) throw new IllegalArgumentException("dropout: the probability of losing a number must lie in [0, 1), not " + p);
  }

  @Override
  public Tensor apply(Tensor x, Mode mode) {
    if (p == 0 || mode == Mode.TEST && !always) return x;
    return alpha ? x.alphaDropout(p, Rng.session()) : x.dropout(p, Rng.session());
  }

  @Override
  public String title() { return (alpha ? "AlphaDropout " : "Dropout ") + p; }
}
