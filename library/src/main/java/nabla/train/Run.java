package nabla.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nabla.array.Interrupted;
import nabla.array.Rng;
import nabla.data.DataSet;
import nabla.display.Progress;
import nabla.grad.Tensor;

/// One run of a trainer. Where it stands (epoch, batches done, their losses) changes only when a batch or an epoch is finished, so that a checkpoint can
/// be made at any moment. All random numbers of a batch come from the seed and its place, so that the place is all there is to remember of them.
final class Run {
  private static final int SHUFFLE = -1, MEASURE = -2;

  final Trainer plan;
  final History history = new History();
  final EarlyStop stop;
  final Rollback rollback;
  final long seed;
  private final Batch work;
  int epoch, done;
  double sum;
  boolean stopped;

  Run(Trainer plan) {
    this.plan = plan;
    stop = new EarlyStop(plan.patience);
    rollback = new Rollback(plan.halving);
    var checkpoint = plan.from == null ? null : Checkpoint.read(plan.from);
    seed = checkpoint != null ? checkpoint.seed(plan) : plan.seed != null ? plan.seed : Rng.session().nextLong();
    if (checkpoint != null) checkpoint.putInto(this);
    work = new Batch(plan);
  }

  History history() {
    var rounds = stopped ? List.<Integer>of() : IntStream.range(epoch, plan.epochs).boxed().toList();
    var bar = new Progress<>(rounds, rounds.size(), plan.curve);
    if (plan.untimed) bar.untimed();
    try {
      for (int round : plan.quiet ? rounds : bar) {
        epoch(round);
        if (!plan.quiet) for (var name : history.metrics()) bar.metric(name, history.last(name));
        if (stopped) break;
      }
    } catch (Interrupted asked) {
      save();
      throw asked;
    }
    if (plan.patience < Integer.MAX_VALUE) stop.restore(plan.model);
    return history;
  }

  private void epoch(int round) {
    if (done == 0) rollback.begin(plan);
    var parts = plan.data.batches(plan.batch, Trainer.source(seed, round, SHUFFLE));
    while (done < parts.size()) {
      Interrupted.check();
      sum += work.step(parts.get(done), Trainer.source(seed, round, done), round) * parts.get(done).size();
      if (++done % plan.every == 0) save();
    }
    var measured = with(Trainer.source(seed, round, MEASURE), this::measure);
    Interrupted.whole(() -> finish(measured));
  }

  private void finish(Map<String, Double> measured) {
    history.add(measured);
    if (!plan.watched.isEmpty()) {
      double judged = measured.get(plan.watched.getFirst().name() + " loss");
      rollback.after(judged, plan);
      stopped = stop.after(judged, plan.model);
    }
    epoch++;
    done = 0;
    sum = 0;
    save();
  }

  private void save() {
    if (plan.file != null) Checkpoint.write(this, plan.file);
  }

  private Map<String, Double> measure() {
    var measured = new LinkedHashMap<String, Double>();
    measured.put("loss", sum / plan.data.size());
    if (!plan.metrics.isEmpty()) {
      var prediction = Trainer.predict(plan.model, plan.data.x());
      plan.metrics.forEach((name, metric) -> measured.put(name, metric.of(prediction, plan.data.y())));
    }
    for (var w : plan.watched) watch(w.name(), w.data(), measured);
    if (plan.halving < 1) measured.put("learning rate", plan.optimizer.rate());
    return measured;
  }

  private void watch(String name, DataSet data, Map<String, Double> measured) {
    var prediction = Trainer.predict(plan.model, data.x());
    measured.put(name + " loss", Tensor.noGrad(() -> plan.loss.of(prediction, data.y())).item());
    plan.metrics.forEach((metric, by) -> measured.put(name + " " + metric, by.of(prediction, data.y())));
  }

  /// Runs work whose random numbers come from a source of its own.
  static <T> T with(Rng source, java.util.function.Supplier<T> work) {
    var outer = Rng.session();
    Rng.use(source);
    try {
      return work.get();
    } finally {
      Rng.use(outer);
    }
  }
}
