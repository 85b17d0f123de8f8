package nabla.train;

import java.util.Map;
import nabla.array.Rng;
import nabla.data.DataSet;
import nabla.grad.Tensor;
import nabla.nn.Mode;
import nabla.nn.Trace;

/// Finds out which layer first gave a number that is none, by computing the batch once more with the same random numbers.
record Blame(Trainer plan, DataSet part, int epoch, long replay, Map<String, Tensor> parameters) {
  private static final String CURE = "; a smaller learning rate or clipping, such as .clipNorm(1), may help";

  /// The error for a loss that is not finite; `bare` is the loss without the penalty.
  ArithmeticException forLoss(double value, double bare) {
    var head = "train: the loss became " + value + " in epoch " + (epoch + 1) + ": ";
    if (!Batch.finite(part.x())) return new ArithmeticException(head + "the inputs already hold numbers that are not finite");
    if (!Batch.finite(part.y())) return new ArithmeticException(head + "the targets already hold numbers that are not finite");
    for (var p : parameters.entrySet())
      if (!Batch.finite(p.getValue())) return new ArithmeticException(head + "parameter " + p.getKey() + " is no longer finite" + CURE);
    if (Double.isFinite(bare)) return new ArithmeticException(head + "the penalty gave it, the loss without it is " + bare);
    var trace = Tensor.noGrad(this::trace);
    for (var entry : trace.entries())
      if (!Batch.finite(entry.out())) return new ArithmeticException(head + "layer " + name(entry) + " gave it first" + CURE);
    return new ArithmeticException(head + (Batch.finite(trace.result())
        ? "the loss itself gave it, for predictions that are finite"
        : "the model " + plan.model.title() + " gave it"));
  }

  /// The error for a gradient that is not finite although the loss is.
  ArithmeticException forGradient() {
    var head = "train: the gradient is not finite in epoch " + (epoch + 1) + ", though the loss is: ";
    var trace = trace();
    var back = trace.gradients(Run.with(new Rng(replay), () -> plan.loss.of(trace.result(), part.y())));
    var entries = trace.entries();
    for (int i = entries.size() - 1; i >= 0; i--) {
      var gradient = back.get(entries.get(i).path());
      if (gradient == null || Batch.finite(gradient)) continue;
      return new ArithmeticException(head + (i + 1 < entries.size() && !entries.get(i).out().equals(entries.getLast().out())
          ? "it broke on its way back through layer " + name(entries.get(i + 1))
          : "that of the loss by the predictions is broken already"));
    }
    for (var p : parameters.entrySet())
      if (p.getValue().grad() != null && !Batch.finite(p.getValue().grad()))
        return new ArithmeticException(head + "that by parameter " + p.getKey() + " is broken");
    return new ArithmeticException(head + "no layer explains it");
  }

  private Trace trace() { return Run.with(new Rng(replay), () -> Trace.of(plan.model, part.x(), Mode.TRAIN)); }

  private static String name(Trace.Entry entry) { return entry.path() + " (" + entry.layer().title() + ")"; }
}
