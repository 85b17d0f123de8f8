package nabla.optim;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nabla.array.Interrupted;
import nabla.grad.Tensor;

/// Moves parameters against their gradients by one rule, and clears the gradients.
///
/// `adam(0.001).step(w, b)` after `loss.backward()`. Settings return a new optimiser without memory; the memory of this one belongs to its steps.
public final class Optimizer {
  private final UpdateRule rule;
  private final double rate;
  private final Schedule schedule;
  private final double clipValue;
  private final double clipNorm;
  private final Map<Tensor, Double> factors;
  private final Map<Tensor, Slots> slots = new IdentityHashMap<>();
  private int steps;

  private Optimizer(UpdateRule rule, double rate, Schedule schedule, double clipValue, double clipNorm, Map<Tensor, Double> factors) {
    this.rule = rule;
    this.rate = rate;
    this.schedule = schedule;
    this.clipValue = clipValue;
    this.clipNorm = clipNorm;
    this.factors = factors;
  }

  /// A rule with its learning rate.
  public static Optimizer of(UpdateRule rule, double rate) {
    if (!(rate >= 0) || Double.isInfinite(rate)) throw new IllegalArgumentException("the learning rate must be a number ≥ 0, not " + rate);
    return new Optimizer(rule, rate, Schedule.constant(), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Map.of());
  }

  /// With a learning rate that changes from step to step.
  public Optimizer schedule(Schedule over) { return new Optimizer(rule, rate, over, clipValue, clipNorm, factors); }

  /// With every entry of every gradient cut to [−most, most].
  public Optimizer clipValue(double most) { return new Optimizer(rule, rate, schedule, most, clipNorm, factors); }

  /// With all gradients scaled down together where their common norm exceeds `most`.
  public Optimizer clipNorm(double most) { return new Optimizer(rule, rate, schedule, clipValue, most, factors); }

  /// With another learning rate for a group of parameters: `factor` times the common one.
  public Optimizer group(double factor, Tensor... parameters) {
    var more = new IdentityHashMap<>(factors);
    for (var p : parameters) more.put(p, factor);
    return new Optimizer(rule, rate, schedule, clipValue, clipNorm, more);
  }

  public UpdateRule rule() { return rule; }

  /// The learning rate of the next step.
  public double rate() { return rate * schedule.factor(steps); }

  /// How many steps have been taken.
  public int steps() { return steps; }

  public void step(Tensor... parameters) { step(List.of(parameters)); }

  /// Takes one step with the gradients that `backward` collected, and clears them. An interrupt waits until all have moved. Parameters without a gradient stay.
  public void step(Collection<Tensor> parameters) {
    Tensor.noGrad(() -> {
      var moving = parameters.stream().filter(p -> p.grad() != null).toList();
      double now = rate(), scale = scale(moving);
      Interrupted.whole(() -> {
        for (var p : moving) move(p, now, scale);
        for (var p : parameters) p.clearGrad();
        steps++;
      });
      return null;
    });
  }

  private void move(Tensor p, double now, double scale) {
    var s = slots.computeIfAbsent(p, Slots::new);
    s.begin(now * factors.getOrDefault(p, 1.0));
    var clipped = clip(p.grad());
    var g = scale == 1 ? clipped : clipped.mul(scale);
    if (g.dtype() != p.dtype() || !rule.inPlace(p, g, s)) p.update(rule.next(p, g, s).value());
  }

  private Tensor clip(Tensor g) {
    if (Double.isInfinite(clipValue)) return g;
    Tensor most = Tensor.scalar(g.dtype(), clipValue);
    return g.min(most).max(most.neg());
  }

  private double scale(List<Tensor> moving) {
    if (Double.isInfinite(clipNorm)) return 1;
    double squares = 0;
    for (var p : moving) squares += clip(p.grad()).square().sum().item();
    return Math.min(1, clipNorm / Math.sqrt(squares));
  }

  /// Minimises a function of the parameters: evaluates, goes backward, steps, `steps` times; returns the loss before each step.
  public double[] minimize(Supplier<Tensor> loss, int count, Tensor... parameters) {
    var history = new double[count];
    for (int i = 0; i < count; i++) {
      var value = loss.get();
      history[i] = value.item();
      value.backward();
      step(parameters);
    }
    return history;
  }

  /// The state of a parameter's memory, for checkpoints and for looking at.
  public Map<String, Tensor> memory(Tensor parameter) {
    var s = slots.get(parameter);
    return s == null ? Map.of() : s.held();
  }

  /// Puts a checkpoint's state back.
  public void restore(int stepsTaken, Map<Tensor, Map<String, Tensor>> memory) {
    steps = stepsTaken;
    slots.clear();
    memory.forEach((p, held) -> {
      var s = new Slots(p);
      s.restore(stepsTaken, held);
      slots.put(p, s);
    });
  }

  @Override
  public String toString() { return rule + ", learning rate " + rate; }
}
