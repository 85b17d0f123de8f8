package nabla.structure;

import nabla.array.Rng;
import nabla.grad.Tensor;
import nabla.nn.Drop;
import nabla.nn.Layer;
import nabla.nn.Mode;
import nabla.nn.Parts;

/// What a model predicts on average when dropout goes on at test time, and how much it varies (Gal and Ghahramani 2016; J-8.4c).
///
/// The mean converges with the standard error `std/√passes`; the deviation says how unsure the model is.
public record MonteCarloDropout(Tensor mean, Tensor std, int passes) {
  /// Many passes with dropout on, everything else in test mode.
  public static MonteCarloDropout of(Layer model, Tensor x, int passes, Rng rng) {
    if (passes < 2) throw new IllegalArgumentException("mcDropout: a spread needs at least two passes, not " + passes);
    var random = Parts.map(model, layer -> layer instanceof Drop d && !d.always() ? new Drop(d.p(), d.alpha(), true) : layer);
    var outer = Rng.session();
    Rng.use(rng);
    try {
      return Tensor.noGrad(() -> {
        Tensor mean = random.apply(x, Mode.TEST), squares = mean.mul(0);
        for (int n = 2; n <= passes; n++) {
          nabla.array.Interrupted.check();
          var y = random.apply(x, Mode.TEST);
          var delta = y.sub(mean);
          mean = mean.add(delta.div(n));
          squares = squares.add(delta.mul(y.sub(mean)));
        }
        return new MonteCarloDropout(mean, squares.div(passes - 1.0).sqrt(), passes);
      });
    } finally {
      Rng.use(outer);
    }
  }

  /// How far the mean may be from its limit: `std/√passes`.
  public Tensor standardError() { return std.div(Math.sqrt(passes)); }
}
