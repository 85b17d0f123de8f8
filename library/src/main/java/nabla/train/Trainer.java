package nabla.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import nabla.array.Array;
import nabla.array.Interrupted;
import nabla.array.Rng;
import nabla.data.DataSet;
import nabla.display.Progress;
import nabla.grad.Tensor;
import nabla.loss.Loss;
import nabla.loss.Penalty;
import nabla.nn.Layer;
import nabla.nn.Mode;
import nabla.nn.Saved;
import nabla.nn.Trace;
import nabla.optim.Optimizer;

/// The training loop, once it has been written by hand: batches, loss, backward, step, epoch after epoch.
///
/// `train(model, data).loss(crossEntropy()).optimizer(adam(0.001)).epochs(10).watch("test", test).run()`.
/// An interrupt leaves the model as it was after the last finished batch. The same seed gives the same run, also when it is cut in two by `resume`.
public final class Trainer {
  /// A number that a batch or a data set is measured by, from predictions and targets.
  public interface Metric {
    double of(Tensor prediction, Tensor target);
  }

  private record Watched(String name, DataSet data) {}

  private final Layer model;
  private final DataSet data;
  private final Map<String, Metric> metrics = new LinkedHashMap<>();
  private final List<Watched> watched = new ArrayList<>();
  private Function<Map<String, Progress.Series>, String> curve = series -> "";
  private Loss loss;
  private Penalty penalty;
  private Optimizer optimizer;
  private int epochs = 1;
  private int batch = 32;
  private int patience = Integer.MAX_VALUE;
  private boolean quiet;
  private long seed = Rng.session().nextLong();
  private int done;

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

  /// A penalty on all parameters, added to the loss.
  public Trainer penalty(Penalty of) {
    penalty = of;
    return this;
  }

  public Trainer optimizer(Optimizer by) {
    optimizer = by;
    return this;
  }

  /// How many epochs in all, those of a resumed run included.
  public Trainer epochs(int count) {
    epochs = count;
    return this;
  }

  public Trainer batch(int size) {
    if (size < 1) throw new IllegalArgumentException("train: the batch size must be at least 1, not " + size);
    batch = size;
    return this;
  }

  public Trainer seed(long value) {
    seed = value;
    return this;
  }

  /// Measures the loss and all metrics on another data set after every epoch, under `name loss` and so on.
  public Trainer watch(String name, DataSet other) {
    watched.add(new Watched(name, other));
    return this;
  }

  public Trainer metric(String name, Metric by) {
    metrics.put(name, by);
    return this;
  }

  /// Stops when the loss on the first watched set has not fallen for so many epochs, and puts the best parameters back.
  public Trainer patience(int count) {
    patience = count;
    return this;
  }

  /// Without a progress bar.
  public Trainer quiet() {
    quiet = true;
    return this;
  }

  /// How the live curve is drawn.
  public Trainer curve(Function<Map<String, Progress.Series>, String> by) {
    curve = by;
    return this;
  }

  /// Goes on after `finished` epochs that an earlier run with the same seed has trained.
  public Trainer resume(int finished) {
    done = finished;
    return this;
  }

  /// Trains and returns what was measured.
  public History run() {
    if (loss == null) throw new IllegalStateException("train: name a loss first, such as .loss(crossEntropy())");
    if (optimizer == null) throw new IllegalStateException("train: name an optimiser first, such as .optimizer(adam(0.001))");
    if (patience < Integer.MAX_VALUE && watched.isEmpty())
      throw new IllegalStateException("train: patience needs a data set to watch: .watch(\"validation\", data)");
    var history = new History();
    var stop = new EarlyStop(patience);
    var rounds = IntStream.range(done, epochs).boxed().toList();
    var bar = new Progress<>(rounds, rounds.size(), curve);
    for (int epoch : quiet ? rounds : bar) {
      epoch(epoch, history);
      if (!quiet) for (var name : history.metrics()) bar.metric(name, history.last(name));
      if (patience < Integer.MAX_VALUE && stop.after(history.last(watched.getFirst().name + " loss"), model)) break;
    }
    if (patience < Integer.MAX_VALUE) stop.restore(model);
    return history;
  }

  private void epoch(int epoch, History history) {
    var rng = new Rng(seed + 0x9E3779B97F4A7C15L * (epoch + 1));
    var outer = Rng.session();
    Rng.use(rng.split());
    try {
      double sum = 0;
      for (var part : data.batches(batch, rng)) {
        Interrupted.check();
        sum += step(part, epoch) * part.size();
      }
      history.add("loss", sum / data.size());
    } finally {
      Rng.use(outer);
    }
    metrics.forEach((name, metric) -> history.add(name, metric.of(predict(data), data.y())));
    for (var w : watched) {
      var prediction = predict(w.data);
      history.add(w.name + " loss", Tensor.noGrad(() -> loss.of(prediction, w.data.y())).item());
      metrics.forEach((name, metric) -> history.add(w.name + " " + name, metric.of(prediction, w.data.y())));
    }
  }

  private double step(DataSet part, int epoch) {
    var parameters = model.parameters().values();
    var value = loss.of(model.apply(part.x(), Mode.TRAIN), part.y());
    double measured = value.item();
    if (penalty != null) value = value.add(penalty.of(parameters));
    if (!Double.isFinite(value.item())) throw new ArithmeticException(blame(part, epoch, value.item()));
    value.backward();
    optimizer.step(parameters);
    return measured;
  }

  /// Which layer first gave a number that is none.
  private String blame(DataSet part, int epoch, double value) {
    var head = "train: the loss became " + value + " in epoch " + (epoch + 1) + ": ";
    if (!finite(part.x().value())) return head + "the inputs already hold numbers that are not finite";
    for (var parameter : model.parameters().entrySet())
      if (!finite(parameter.getValue().value()))
        return head + "parameter " + parameter.getKey() + " is no longer finite; a smaller learning rate or clipping may help";
    for (var entry : Tensor.noGrad(() -> Trace.of(model, part.x(), Mode.TRAIN)).entries())
      if (!finite(entry.out().value())) return head + "layer " + entry.path() + " (" + entry.layer().title() + ") gave it first";
    return head + "the loss itself gave it, for predictions that are finite";
  }

  private static boolean finite(Array x) {
    for (double v : x.toDoubles())
      if (!Double.isFinite(v)) return false;
    return true;
  }

  private Tensor predict(DataSet on) {
    return predict(model, on.x());
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

  /// Waits for the watched loss to fall, and remembers the parameters it was lowest at.
  private static final class EarlyStop {
    private final int patience;
    private double best = Double.POSITIVE_INFINITY;
    private int waited;
    private Map<String, Array> parameters;

    EarlyStop(int patience) {
      this.patience = patience;
    }

    boolean after(double value, Layer model) {
      if (value < best) {
        best = value;
        waited = 0;
        parameters = Saved.state(model);
        return false;
      }
      return ++waited >= patience;
    }

    void restore(Layer model) {
      if (parameters != null) Saved.restore(model, parameters);
    }
  }
}
