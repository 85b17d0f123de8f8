package nabla.lab;

import nabla.optim.Adaptive;
import nabla.optim.Descent;
import nabla.optim.Moments;
import nabla.optim.Optimizer;
import nabla.optim.UpdateRule;
import nabla.optim.Schedule;
import nabla.optim.Signs;
import nabla.optim.Stabiliser;

/// Optimisers with their usual constants: `adam(0.001).step(w, b)` after `loss.backward()`.
public final class Optimising {
  private Optimising() {}

  /// Any rule with a learning rate, also one of your own.
  public static Optimizer optimizer(UpdateRule rule, double rate) { return Optimizer.of(rule, rate); }

  /// `w ← w − ηg`
  public static Optimizer sgd(double rate) { return Optimizer.of(new Descent.Sgd(0), rate); }

  /// Heavy ball, `v ← 0.9 v − ηg, w ← w + v`.
  public static Optimizer momentum(double rate) { return momentum(rate, 0.9); }
  public static Optimizer momentum(double rate, double alpha) { return Optimizer.of(new Descent.Momentum(alpha), rate); }

  /// Nesterov's momentum, the gradient taken at the look-ahead point.
  public static Optimizer nesterov(double rate, double alpha) { return Optimizer.of(new Descent.Nesterov(alpha), rate); }

  /// `w ← w − ηg/√(Σg² + 1e-8)`
  public static Optimizer adaGrad(double rate) { return Optimizer.of(new Adaptive.AdaGrad(1e-8, Stabiliser.INSIDE), rate); }

  /// Moving average of g² with β = 0.9.
  public static Optimizer rmsProp(double rate) { return rmsProp(rate, 0.9); }
  public static Optimizer rmsProp(double rate, double beta) {
    return Optimizer.of(new Adaptive.RmsProp(beta, 0, 1e-8, Stabiliser.INSIDE), rate);
  }

  /// No learning rate: β = 0.9, ε = 1e-6.
  public static Optimizer adaDelta() { return Optimizer.of(new Adaptive.AdaDelta(0.9, 1e-6), 1); }

  public static Optimizer maxProp(double rate) { return Optimizer.of(new Adaptive.MaxProp(0.9, 1e-8), rate); }

  /// β₁ = 0.9, β₂ = 0.999, ε = 1e-8 beside the root, with bias correction.
  public static Optimizer adam(double rate) { return Optimizer.of(new Moments.Adam(0.9, 0.999, 1e-8, Stabiliser.OUTSIDE, true, 0), rate); }

  /// Adam with weights that shrink by rate · decay a step.
  public static Optimizer adamW(double rate, double decay) {
    return Optimizer.of(new Moments.Adam(0.9, 0.999, 1e-8, Stabiliser.OUTSIDE, true, decay), rate);
  }

  public static Optimizer amsGrad(double rate) {
    return Optimizer.of(new Moments.AmsGrad(0.9, 0.999, 1e-8, Stabiliser.OUTSIDE, true), rate);
  }
  public static Optimizer adaMax(double rate) { return Optimizer.of(new Moments.AdaMax(0.9, 0.999, 1e-8), rate); }
  public static Optimizer nAdam(double rate) { return Optimizer.of(new Moments.NAdam(0.9, 0.999, 1e-8, Stabiliser.OUTSIDE), rate); }

  /// η⁺ = 1.2, η⁻ = 0.5, steps within [1e-6, 50], taking a step back on a turn.
  public static Optimizer rProp(double firstStep) { return Optimizer.of(new Signs.RProp(1.2, 0.5, 1e-6, 50, true), firstStep); }
  public static Optimizer quickprop(double rate) { return Optimizer.of(new Signs.Quickprop(1.75), rate); }
  public static Optimizer deltaDelta(double rate, double gamma) { return Optimizer.of(new Signs.DeltaDelta(gamma), rate); }
  public static Optimizer deltaBarDelta(double rate, double kappa, double phi) {
    return Optimizer.of(new Signs.DeltaBarDelta(kappa, phi, 0.7, false), rate);
  }

  /// Times `factor` every `every` steps.
  public static Schedule stepDecay(int every, double factor) { return Schedule.step(every, factor); }
  public static Schedule exponentialDecay(double k) { return Schedule.exponential(k); }
  public static Schedule inverseDecay(double k) { return Schedule.inverse(k); }
  public static Schedule linearDecay(int steps, double end) { return Schedule.linear(steps, end); }
  public static Schedule cosineRestarts(int period) { return Schedule.cosineRestarts(period, 0); }
  public static Schedule triangular(int half, double low) { return Schedule.triangular(half, low); }
  public static Schedule warmUp(int steps, Schedule after) { return Schedule.warmUp(steps, after); }
}
