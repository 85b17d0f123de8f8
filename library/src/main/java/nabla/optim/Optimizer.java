package nabla.optim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Interrupted;
import nabla.grad.Tensor;

/// Moves parameters by one method, and clears the gradients.
///
/// `adam(0.001).step(w, b)` after `loss.backward()`, or `step(() -> loss, w, b)`, which every method understands and which those need that look
/// at the loss at several places. Settings return a new optimiser without memory; the memory of this one belongs to its steps.
public final class Optimizer {
  /// What a group of parameters has of its own.
  private record Group(UpdateRule rule, double factor) {}

  private record Settings(Method method, double rate, Schedule schedule, double clipValue, double clipNorm, Map<Tensor, Group> groups) {}

  private final Settings set;
  private final Map<Tensor, Slots> slots = new IdentityHashMap<>();
  private Slots whole;
  private int steps;
  private double slowed = 1;

  private Optimizer(Settings settings) {
    set = settings;
  }

  /// A rule, or a search, with its learning rate.
  public static Optimizer of(Method method, double rate) {
    if (!(rate >= 0) || Double.isInfinite(rate)) throw new IllegalArgumentException("the learning rate must be a number ≥ 0, not " + rate);
    return new Optimizer(new Settings(method, rate, Schedule.constant(), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Map.of()));
  }

  /// With a learning rate that changes from step to step.
  public Optimizer schedule(Schedule over) {
    return new Optimizer(new Settings(set.method, set.rate, over, set.clipValue, set.clipNorm, set.groups));
  }

  /// With every entry of every gradient cut to [−most, most] (Bonn 10.1b): the direction may change.
  public Optimizer clipValue(double most) {
    rule("clipValue");
    Hyper.positive("clipValue", most);
    return new Optimizer(new Settings(set.method, set.rate, set.schedule, most, set.clipNorm, set.groups));
  }

  /// With all gradients scaled down together where their common norm exceeds `most` (Bonn 10.1c): the direction stays.
  public Optimizer clipNorm(double most) {
    rule("clipNorm");
    Hyper.positive("clipNorm", most);
    return new Optimizer(new Settings(set.method, set.rate, set.schedule, set.clipValue, most, set.groups));
  }

  /// With another learning rate for a group of parameters: `factor` times the common one.
  public Optimizer group(double factor, Tensor... parameters) { return group(rule("group"), factor, parameters); }

  /// With another rule and `factor` times the common learning rate for a group of parameters, such as biases that must not decay.
  public Optimizer group(UpdateRule other, double factor, Tensor... parameters) {
    rule("group");
    if (!(factor >= 0) || Double.isInfinite(factor))
      throw new IllegalArgumentException("group: the factor must be a number ≥ 0, not " + factor);
    var more = new IdentityHashMap<>(set.groups);
    for (var p : parameters) more.put(p, new Group(other, factor));
    return new Optimizer(new Settings(set.method, set.rate, set.schedule, set.clipValue, set.clipNorm, more));
  }

  private UpdateRule rule(String setting) {
    if (set.method instanceof UpdateRule rule) return rule;
    throw new IllegalArgumentException(setting + ": " + name() + " moves all parameters together along one direction, by the loss itself; "
        + "clipping and groups are for rules such as sgd and adam");
  }

  /// How it moves.
  public Method method() { return set.method; }

  /// Whether it looks at the loss at several places in one step, and so needs `step(() -> loss, …)`.
  public boolean searches() { return set.method instanceof Search; }

  /// Whether its steps make sense on the full batch only.
  public boolean fullBatch() { return set.method instanceof Search search && search.fullBatch(); }

  /// The learning rate of the next step.
  public double rate() { return set.rate * slowed * set.schedule.factor(steps); }

  /// Multiplies the learning rate of all later steps, as a schedule does that is driven by what is measured.
  public void slow(double factor) {
    Hyper.positive("slow: the factor", factor);
    slowed *= factor;
  }

  /// How many steps have been taken.
  public int steps() { return steps; }

  public void step(Tensor... parameters) { step(List.of(parameters)); }

  /// Takes one step with the gradients that `backward` collected, and clears them. An interrupt waits until all have moved. Parameters without a gradient stay.
  public void step(Collection<Tensor> parameters) {
    if (searches()) throw new IllegalStateException(
        "step: " + name() + " looks at the loss at several places; give the loss itself, without backward(): step(() -> loss, w, b)");
    Tensor.noGrad(() -> {
      var moving = new ArrayList<Tensor>(parameters.size());
      for (var p : parameters) if (p.lentGrad() != null) moving.add(p);
      double now = rate(), scale = scale(moving);
      Interrupted.whole(() -> {
        for (var p : moving) move(p, now, scale);
        for (var p : parameters) p.clearGrad();
        steps++;
      });
      return null;
    });
  }

  public double step(Supplier<Tensor> loss, Tensor... parameters) { return step(loss, List.of(parameters)); }

  /// Computes the loss, goes backward and takes one step; returns the loss before it. A search computes the loss as often as it needs, and leaves
  /// all parameters as they were where one of these computations fails or is interrupted.
  public double step(Supplier<Tensor> loss, Collection<Tensor> parameters) {
    if (searches()) return search((Search) set.method, loss, parameters);
    var value = loss.get();
    value.backward();
    step(parameters);
    return value.item();
  }

  private double search(Search by, Supplier<Tensor> loss, Collection<Tensor> parameters) {
    var f = new Objective(loss, parameters);
    var before = whole == null ? null : whole.copy();
    double rate = rate();
    try {
      if (whole == null) whole = new Slots(f.first().at());
      whole.begin(rate);
      if (!Double.isFinite(f.first().loss()))
        throw new ArithmeticException("step: the loss is " + f.first().loss() + " where " + name() + " begins");
      var next = by.next(f, whole);
      Interrupted.whole(() -> f.write(next));
      steps++;
      return f.first().loss();
    } catch (RuntimeException | Error failed) {
      whole = before;
      Interrupted.whole(f::undo);
      throw failed;
    }
  }

  private void move(Tensor p, double now, double scale) {
    var group = set.groups.get(p);
    var rule = group == null ? (UpdateRule) set.method : group.rule;
    var s = slots.computeIfAbsent(p, Slots::new);
    s.begin(group == null ? now : now * group.factor);
    boolean ours = rule.getClass().getPackage() == Optimizer.class.getPackage();
    if (ours && inPlace(rule, p, scaled(p.lentGrad(), scale), s)) return;
    var g = scaled(p.grad(), scale);
    if (ours) s.recycling(() -> p.update(rule.next(p, g, s).value()));
    else if (!inPlace(rule, p, g, s)) p.update(rule.next(p, g, s).value());
  }

  private static boolean inPlace(UpdateRule rule, Tensor p, Tensor g, Slots s) {
    return g.dtype() == p.dtype() && rule.inPlace(p, g, s);
  }

  private Tensor scaled(Tensor g, double scale) {
    return scale == 1 ? clip(g) : clip(g).mul(scale);
  }

  private Tensor clip(Tensor g) {
    return Double.isInfinite(set.clipValue) ? g : g.clip(-set.clipValue, set.clipValue);
  }

  private double scale(List<Tensor> moving) {
    if (Double.isInfinite(set.clipNorm)) return 1;
    double squares = 0;
    for (var p : moving) squares += clip(p.lentGrad()).square().sum().item();
    return Math.min(1, set.clipNorm / Math.sqrt(squares));
  }

  /// Minimises a function of the parameters: takes `count` steps and returns the loss before each.
  public double[] minimize(Supplier<Tensor> loss, int count, Tensor... parameters) {
    var history = new double[count];
    for (int i = 0; i < count; i++) history[i] = step(loss, parameters);
    return history;
  }

  /// What is remembered about a parameter, to look at.
  public Map<String, Tensor> memory(Tensor parameter) {
    var s = slots.get(parameter);
    return s == null ? Map.of() : s.held();
  }

  /// Everything remembered, for a checkpoint: `steps`, `slowed`, and under each parameter's path its moving quantities, of a search under `*`.
  public Map<String, Array> state(Map<String, Tensor> parameters) {
    var state = new LinkedHashMap<String, Array>();
    state.put("steps", Array.scalar(DType.F64, steps));
    state.put("slowed", Array.scalar(DType.F64, slowed));
    if (whole != null) whole.save("*/", state);
    parameters.forEach((path, p) -> {
      if (slots.containsKey(p)) slots.get(p).save(path + "/", state);
    });
    return state;
  }

  /// Puts a checkpoint's state back: all of it or, where it does not fit these parameters, nothing.
  public void restore(Map<String, Array> state, Map<String, Tensor> parameters) {
    var found = new IdentityHashMap<Tensor, Slots>();
    Slots together = null;
    if (!state.containsKey("steps") || !state.containsKey("slowed"))
      throw new IllegalArgumentException("restore: this is no optimiser's state");
    for (var key : state.keySet()) {
      int slash = key.lastIndexOf('/');
      if (slash < 0) continue;
      var path = key.substring(0, slash);
      var p = parameters.get(path);
      if (p == null && !path.equals("*"))
        throw new IllegalArgumentException("restore: the optimiser's state is about " + path + "; there are " + parameters.keySet());
      if (p != null) found.computeIfAbsent(p, Slots::new).load(key.substring(slash + 1), state.get(key));
      else {
        if (together == null) together = new Slots(parameters.values());
        together.load(key.substring(slash + 1), state.get(key));
      }
    }
    slots.clear();
    slots.putAll(found);
    whole = together;
    steps = (int) state.get("steps").item();
    slowed = state.get("slowed").item();
  }

  /// The method and all settings in words that are the same in another session, to tell whether a checkpoint fits.
  public String settings() {
    return "%s, learning rate %s, %s, clipped at %s and %s, %d groups".formatted(words(set.method), set.rate, words(set.schedule),
        set.clipValue,
        set.clipNorm, set.groups.size());
  }

  private static String words(Object setting) {
    return setting instanceof Record ? setting.toString().replaceAll("[\\w.$]*\\$\\$Lambda[^,\\]]*", "one's own") : "one's own";
  }

  private String name() { return set.method.getClass().getSimpleName(); }

  @Override
  public String toString() { return set.method + ", learning rate " + set.rate; }
}
