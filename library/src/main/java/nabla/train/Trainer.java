package nabla.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import nabla.array.Rng;
import nabla.data.DataSet;
import nabla.display.Progress;
import nabla.grad.Tensor;
import nabla.loss.Loss;
import nabla.loss.Penalty;
import nabla.nn.Layer;
import nabla.nn.Mode;
import nabla.optim.Optimizer;

/// The training loop, once it has been written by hand: batches, loss, backward, step, epoch after epoch.
///
/// `train(model, data).loss(crossEntropy()).optimizer(adam(0.001)).epochs(10).watch("test", test).run()`.
/// An interrupt, or an error, leaves the model as it was after the last finished batch. The same seed gives the same run, also when it is
/// broken off and resumed from its checkpoint.
public final class Trainer {
  /// A number that a batch or a data set is measured by, from predictions and targets.
  public interface Metric {
    double of(Tensor prediction, Tensor target);
  }

  record Watched(String name, DataSet data) {}

  final Layer model;
  final DataSet data;
  final Map<String, Metric> metrics = new LinkedHashMap<>();
  final List<Watched> watched = new ArrayList<>();
  Function<Map<String, Progress.Series>, String> curve = series -> "";
  Loss loss;
  Penalty penalty;
  Predicate<String> penalised;
  Optimizer optimizer;
  int epochs = 1;
  int batch = 32;
  int patience = Integer.MAX_VALUE;
  double halving = 1;
  boolean quiet, untimed;
  Long seed;
  Path file;
  int every = Integer.MAX_VALUE;
  Path from;

  private Trainer(Layer model, DataSet data) {
    this.model = model;
    this.data = data;
  }

  /// A training run of this model on these examples; loss and optimiser are still to be named.
  public static Trainer of(Layer model, DataSet data) {
    if (data.size() == 0) throw new IllegalArgumentException("train: " + data.name() + " holds no examples");
    if (model.parameters().isEmpty()) throw new IllegalArgumentException("train: the model has no parameters to learn");
    return new Trainer(model, data);
  }

  public Trainer loss(Loss of) {
    loss = of;
    return this;
  }

  /// A penalty on the weights, added to the loss; not on biases and the scales of normalisations, which have one axis (Bonn 10.10b).
  public Trainer penalty(Penalty of) {
    penalty = of;
    penalised = null;
    return this;
  }

  /// A penalty on the parameters whose path passes: `penalty(l2(0.01), path -> true)` is one on all.
  public Trainer penalty(Penalty of, Predicate<String> on) {
    penalty = of;
    penalised = on;
    return this;
  }

  /// How the parameters move. Searches, such as L-BFGS, see the full batch: `.fullBatch()`.
  public Trainer optimizer(Optimizer by) {
    optimizer = by;
    return this;
  }

  /// How many epochs in all, those of a resumed run included.
  public Trainer epochs(int count) {
    if (count < 0) throw new IllegalArgumentException("train: the number of epochs must not be negative, not " + count);
    epochs = count;
    return this;
  }

  public Trainer batch(int size) {
    if (size < 1) throw new IllegalArgumentException("train: the batch size must be at least 1, not " + size);
    batch = size;
    return this;
  }

  /// All examples in every batch.
  public Trainer fullBatch() { return batch(data.size()); }

  /// Where the order of the examples, dropout and the like come from; else from the session's seed.
  public Trainer seed(long value) {
    seed = value;
    return this;
  }

  /// Measures the loss and all metrics on another data set after every epoch, under `name loss` and so on.
  public Trainer watch(String name, DataSet other) {
    if (other.size() == 0) throw new IllegalArgumentException("watch: " + name + " holds no examples");
    watched.add(new Watched(name, other));
    return this;
  }

  public Trainer metric(String name, Metric by) {
    metrics.put(name, by);
    return this;
  }

  /// Stops when the loss on the first watched set has not fallen for so many epochs, and puts the best parameters back (Bonn 11.1a).
  public Trainer patience(int count) {
    if (count < 1) throw new IllegalArgumentException("train: patience must be at least 1, not " + count);
    patience = count;
    return this;
  }

  /// After an epoch in which the loss on the first watched set rose: puts the model and the optimiser back to where the epoch began, multiplies the
  /// learning rate by `factor`, ½ as a rule, and does it again (Pandey 3.9). Each attempt counts as an epoch; the history has its `learning rate`.
  public Trainer rollback(double factor) {
    if (!(factor > 0 && factor < 1)) throw new IllegalArgumentException("train: rollback's factor must lie between 0 and 1, not " + factor);
    halving = factor;
    return this;
  }

  /// Without a progress bar.
  public Trainer quiet() {
    quiet = true;
    return this;
  }

  /// The progress bar leaves its curve and not how long the run took, so that two runs leave the same output.
  public Trainer untimed() {
    untimed = true;
    return this;
  }

  /// How the live curve is drawn.
  public Trainer curve(Function<Map<String, Progress.Series>, String> by) {
    curve = by;
    return this;
  }

  /// Keeps a checkpoint in this file, written anew after every epoch and on an interrupt.
  public Trainer checkpoint(Path to) { return checkpoint(to, Integer.MAX_VALUE); }

  /// The same, and also after every so many batches of an epoch.
  public Trainer checkpoint(Path to, int batches) {
    if (batches < 1)
      throw new IllegalArgumentException("train: a checkpoint after every " + batches + " batches makes no sense; at least 1");
    file = to;
    every = batches;
    return this;
  }

  /// Goes on where the run stood that wrote this checkpoint, as if it had never stopped. Model, data, optimiser, batch size and seed must be the same.
  public Trainer resume(Path checkpoint) {
    from = checkpoint;
    return this;
  }

  /// Trains and returns what was measured.
  public History run() {
    if (loss == null) throw new IllegalStateException("train: name a loss first, such as .loss(crossEntropy())");
    if (optimizer == null) throw new IllegalStateException("train: name an optimiser first, such as .optimizer(adam(0.001))");
    if ((patience < Integer.MAX_VALUE || halving < 1) && watched.isEmpty()) throw new IllegalStateException(
        "train: " + (halving < 1 ? "rollback" : "patience") + " needs a data set to watch: .watch(\"validation\", data)");
    if (optimizer.fullBatch() && batch < data.size()) throw new IllegalStateException("train: "
        + optimizer.method().getClass().getSimpleName() + " compares the loss at several places, which must be that of the same "
        + data.size()
        + " examples; say .fullBatch(), or take a rule such as adam(0.001) for batches of " + batch);
    return new Run(this).history();
  }

  /// The model's results in test mode, computed in parts so that large sets fit.
  public static Tensor predict(Layer model, Tensor x) {
    int n = x.dim(0), part = 512;
    if (n <= part) return Tensor.noGrad(() -> model.apply(x, Mode.TEST));
    var parts = new ArrayList<Tensor>();
    for (int from = 0; from < n; from += part) {
      var slice = x.slice(0, from, Math.min(n, from + part));
      parts.add(Tensor.noGrad(() -> model.apply(slice, Mode.TEST)));
    }
    return Tensor.concat(0, parts.toArray(Tensor[]::new));
  }

  static Rng source(long seed, int epoch, int batch) {
    return new Rng(seed + 0x9E3779B97F4A7C15L * (epoch + 1) + 0xD1B54A32D192ED03L * (batch + 2));
  }
}
