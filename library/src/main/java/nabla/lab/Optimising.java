package nabla.lab;

import java.util.function.DoubleUnaryOperator;
import nabla.grad.Tensor;
import nabla.optim.Adaptive;
import nabla.optim.Descent;
import nabla.optim.Directions;
import nabla.optim.Irls;
import nabla.optim.LineSearch;
import nabla.optim.Method;
import nabla.optim.Moments;
import nabla.optim.Optimizer;
import nabla.optim.RateSearch;
import nabla.optim.RobbinsMonro;
import nabla.optim.Schedule;
import nabla.optim.SecondOrder;
import nabla.optim.Signs;
import nabla.optim.Stabiliser;

/// Optimisers with their usual constants: `adam(0.001).step(w, b)` after `loss.backward()`.
public final class Optimising {
  private Optimising() {}

  /// Any rule or search with a learning rate, also one of your own.
  public static Optimizer optimizer(Method method, double rate) { return Optimizer.of(method, rate); }

  /// `w ← w − ηg`
  public static Optimizer sgd(double rate) { return Optimizer.of(new Descent.Sgd(0), rate); }

  /// Heavy ball, `v ← 0.9 v − ηg, w ← w + v`.
  public static Optimizer momentum(double rate) { return momentum(rate, 0.9); }
  public static Optimizer momentum(double rate, double alpha) { return Optimizer.of(new Descent.Momentum(alpha), rate); }

  /// Nesterov's momentum, the gradient taken at the look-ahead point.
  public static Optimizer nesterov(double rate, double alpha) { return Optimizer.of(new Descent.Nesterov(alpha), rate); }

  /// Nesterov's momentum as it is derived: `w` is kept and the loss looked at from `w + αv`, so give the loss: `step(() -> loss, w)`.
  public static Optimizer lookAhead(double rate, double alpha) { return Optimizer.of(new Directions.LookAhead(alpha), rate); }

  /// Momentum as a moving average, `m ← μm + (1−μ)g` (JKU 7.5).
  public static Optimizer averagedMomentum(double rate, double mu) { return Optimizer.of(new Descent.AveragedMomentum(mu), rate); }

  /// Heavy ball with a momentum that changes, such as `momentumSchedule(250, 0.99)`.
  public static Optimizer momentum(double rate, Schedule alpha) { return Optimizer.of(new Descent.ScheduledMomentum(alpha, false), rate); }
  public static Optimizer nesterov(double rate, Schedule alpha) { return Optimizer.of(new Descent.ScheduledMomentum(alpha, true), rate); }

  /// `w ← w − ηg/√(Σg² + 1e-8)`
  public static Optimizer adaGrad(double rate) { return Optimizer.of(new Adaptive.AdaGrad(1e-8, Stabiliser.INSIDE), rate); }

  /// Moving average of g² with β = 0.9.
  public static Optimizer rmsProp(double rate) { return rmsProp(rate, 0.9); }
  public static Optimizer rmsProp(double rate, double beta) {
    return Optimizer.of(new Adaptive.RmsProp(beta, 0, 1e-8, Stabiliser.INSIDE), rate);
  }

  /// The same with momentum: `u ← αu − ηg/√v, w ← w + u`.
  public static Optimizer rmsProp(double rate, double beta, double alpha) {
    return Optimizer.of(new Adaptive.RmsProp(beta, alpha, 1e-7, Stabiliser.INSIDE), rate);
  }

  /// No learning rate: β = 0.9, ε = 1e-6.
  public static Optimizer adaDelta() { return Optimizer.of(new Adaptive.AdaDelta(0.9, 1e-6), 1); }

  public static Optimizer maxProp(double rate) { return Optimizer.of(new Adaptive.MaxProp(0.9, 1e-8), rate); }

  /// β₁ = 0.9, β₂ = 0.999, ε = 1e-8 beside the root, with bias correction.
  public static Optimizer adam(double rate) { return Optimizer.of(new Moments.Adam(0.9, 0.999, 1e-8, Stabiliser.OUTSIDE, true, 0), rate); }

  /// Adam as JKU 7.42 prints it, without bias correction: the first step is 3.162 η.
  public static Optimizer adamUncorrected(double rate) {
    return Optimizer.of(new Moments.Adam(0.9, 0.999, 1e-8, Stabiliser.OUTSIDE, false, 0), rate);
  }

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
  public static Optimizer rProp(double firstStep) { return Optimizer.of(new Signs.RProp(1.2, 0.5, 1e-6, 50, Signs.Turn.BACK), firstStep); }
  public static Optimizer quickprop(double rate) { return Optimizer.of(new Signs.Quickprop(1.75), rate); }
  public static Optimizer deltaDelta(double rate, double gamma) { return Optimizer.of(new Signs.DeltaDelta(gamma), rate); }
  public static Optimizer deltaBarDelta(double rate, double kappa, double phi) {
    return Optimizer.of(new Signs.DeltaBarDelta(kappa, phi, 0.7, false), rate);
  }

  /// Steepest descent with a line search: `steepest(armijo())`, then `step(() -> loss, w)`.
  public static Optimizer steepest(LineSearch search) { return Optimizer.of(new Directions.Steepest(search), 1); }

  /// Newton's method: steps of full length, halved until the loss falls; where the Hessian is indefinite, the best place within radius 1.
  public static Optimizer newton() { return newton(0); }

  /// The same with `H + damping · I`.
  public static Optimizer newton(double damping) { return Optimizer.of(new SecondOrder.Newton(damping, 1, armijo()), 1); }

  /// Newton's method as the notes print it: full steps wherever they lead, also to saddles.
  public static Optimizer pureNewton() {
    return Optimizer.of(new SecondOrder.Newton(0, Double.POSITIVE_INFINITY, new LineSearch.Fixed()), 1);
  }

  /// Newton's method by Hessian-vector products, at most 50 a step, with a backtracking line search.
  public static Optimizer newtonCg() { return Optimizer.of(new SecondOrder.NewtonCg(50, armijo()), 1); }

  /// Conjugate gradients of Polak and Ribière, with a line search.
  public static Optimizer conjugateGradient() { return conjugateGradient(new LineSearch.Wolfe(1e-4, 0.1, 25)); }

  /// The same with a line search of your choice; `exactSearch()` makes it linear conjugate gradients on a quadratic.
  public static Optimizer conjugateGradient(LineSearch search) {
    return Optimizer.of(new Directions.Conjugate(Directions.Beta.POLAK_RIBIERE, search), 1);
  }

  /// L-BFGS with the last 10 pairs and a line search.
  public static Optimizer lbfgs() { return lbfgs(10); }
  public static Optimizer lbfgs(int history) { return Optimizer.of(new Directions.Lbfgs(history, 1, strongWolfe()), 1); }

  /// Backtracking: halves the length until the loss falls enough.
  public static LineSearch armijo() { return new LineSearch.Armijo(1e-4, 0.5, 60); }
  public static LineSearch strongWolfe() { return new LineSearch.Wolfe(1e-4, 0.9, 25); }

  /// The best of these lengths.
  public static LineSearch gridSearch(double... lengths) { return new LineSearch.Grid(lengths); }

  /// To the minimum of the parabola along the direction.
  public static LineSearch exactSearch() { return new LineSearch.Exact(); }

  /// Logistic regression by reweighted least squares: X (examples, features), y (examples,) of 0 and 1.
  public static Irls irls(Tensor x, Tensor y) { return irls(x, y, 0); }
  public static Irls irls(Tensor x, Tensor y, double ridge) { return Irls.fit(x, y, ridge, 1e-8, 100); }

  /// Times `factor` every `every` steps.
  public static Schedule stepDecay(int every, double factor) { return Schedule.step(every, factor); }
  public static Schedule exponentialDecay(double k) { return Schedule.exponential(k); }
  public static Schedule inverseDecay(double k) { return Schedule.inverse(k); }
  public static Schedule linearDecay(int steps, double end) { return Schedule.linear(steps, end); }
  public static Schedule cosineRestarts(int period) { return Schedule.cosineRestarts(period, 0); }
  public static Schedule triangular(int half, double low) { return Schedule.triangular(half, low); }

  /// `1/(1 + kt)^p`
  public static Schedule powerDecay(double k, double p) { return Schedule.power(k, p); }

  /// `(1 − t/steps)^power` down to `end`.
  public static Schedule polynomialDecay(int steps, double power, double end) { return Schedule.polynomial(steps, power, end); }
  public static Schedule noam(int warmUp) { return Schedule.noam(warmUp); }

  /// A schedule that counts epochs of so many steps.
  public static Schedule everyEpoch(int steps, Schedule of) { return Schedule.epochs(steps, of); }

  /// Sutskever's rising momentum, for `momentum` and `nesterov`.
  public static Schedule momentumSchedule(int c, double most) { return Schedule.momentum(c, most); }

  /// The best learning rate on a logarithmic grid: `logSearch(rate -> finalLoss, 1e-4, 1)`.
  public static RateSearch logSearch(DoubleUnaryOperator loss, double low, double high) { return RateSearch.of(loss, low, high); }

  /// Whether Σ η = ∞ and Σ η² < ∞, and why.
  public static RobbinsMonro robbinsMonro(Schedule schedule) { return RobbinsMonro.of(schedule); }
  public static Schedule warmUp(int steps, Schedule after) { return Schedule.warmUp(steps, after); }
}
