package nabla.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nabla.array.Rng;
import nabla.data.DataSet;
import nabla.grad.Tensor;
import nabla.nn.Mode;
import nabla.nn.Saved;

/// The work on one batch: forward, loss, backward, step. All of it, or nothing: where it fails, parameters, running statistics and gradients are as before.
final class Batch {
  private final Trainer plan;
  private final Map<String, Tensor> parameters;
  private final List<Tensor> penalised;

  Batch(Trainer plan) {
    this.plan = plan;
    parameters = plan.model.parameters();
    penalised = penalised();
    for (var p : parameters.values()) p.clearGrad();
  }

  private List<Tensor> penalised() {
    if (plan.penalty == null) return List.of();
    var chosen = parameters.entrySet().stream()
        .filter(p -> plan.penalised == null ? p.getValue().rank() > 1 : plan.penalised.test(p.getKey())).map(Map.Entry::getValue).toList();
    if (chosen.isEmpty()) throw new IllegalStateException("train: the penalty falls on none of the parameters " + parameters.keySet());
    return chosen;
  }

  /// The loss of a batch without the penalty, before the step.
  double step(DataSet part, Rng source, int epoch) {
    var running = Saved.running(plan.model);
    try {
      return Run.with(source, () -> plan.optimizer.searches() ? search(part, epoch) : follow(part, epoch));
    } catch (RuntimeException | Error failed) {
      running.run();
      for (var p : parameters.values()) p.clearGrad();
      throw failed;
    }
  }

  private double follow(DataSet part, int epoch) {
    long replay = Rng.session().nextLong();
    double[] measured = new double[1];
    var value = Run.with(new Rng(replay), () -> objective(part, measured));
    if (!Double.isFinite(value.item())) throw blame(part, epoch, replay).forLoss(value.item(), measured[0]);
    value.backward();
    for (var p : parameters.values())
      if (p.lentGrad() != null && !finite(p.lentGrad())) throw blame(part, epoch, replay).forGradient();
    plan.optimizer.step(parameters.values());
    return measured[0];
  }

  /// Every look at the loss draws the same random numbers, so that it is one function; running statistics follow the first.
  private double search(DataSet part, int epoch) {
    long replay = Rng.session().nextLong();
    double[] measured = new double[1], last = new double[1];
    var running = new Runnable[1];
    plan.optimizer.step(() -> {
      var value = Run.with(new Rng(replay), () -> objective(part, last));
      if (running[0] != null) running[0].run();
      else {
        if (!Double.isFinite(value.item())) throw blame(part, epoch, replay).forLoss(value.item(), last[0]);
        measured[0] = last[0];
        running[0] = Saved.running(plan.model);
      }
      return value;
    }, parameters.values());
    return measured[0];
  }

  private Tensor objective(DataSet part, double[] measured) {
    var value = plan.loss.of(plan.model.apply(part.x(), Mode.TRAIN), part.y());
    measured[0] = value.item();
    return plan.penalty == null ? value : value.add(plan.penalty.of(penalised));
  }

  private Blame blame(DataSet part, int epoch, long replay) {
    return new Blame(plan, part, epoch, replay, new TreeMap<>(parameters));
  }

  static boolean finite(Tensor x) {
    if (Double.isFinite(Tensor.noGrad(() -> x.sum()).item())) return true;
    for (double v : x.toDoubles())
      if (!Double.isFinite(v)) return false;
    return true;
  }
}
