package nabla.grad;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;

/// Gradients, as an ordinary pass and as a recorded one take them, against central differences, first and second order, in F64.
final class Checks {
  static final double TOLERANCE = 1e-6, STEP = 1e-5;

  private Checks() {}

  /// The largest error `|a − n| / max(1, |a|, |n|)` and what it says.
  record Error(double size, String text) {
    static final Error NONE = new Error(0, "no difference");

    Error or(double analytic, double numeric, String place) {
      double e = Math.abs(analytic - numeric) / Math.max(1, Math.max(Math.abs(analytic), Math.abs(numeric)));
      return e <= size
          ? this
          : new Error(Double.isNaN(e) ? Double.POSITIVE_INFINITY : e, place + ": analytic " + analytic + ", numeric " + numeric);
    }

    boolean passed() { return size <= TOLERANCE; }
  }

  /// The first-order gradient of `Σ seed ⊙ op(inputs)` by inputs and seed.
  static Error first(Sample sample, Layout layout) {
    var leaves = leaves(sample, layout);
    return compare(in -> loss(sample, layout, in), leaves, sample.fixed());
  }

  /// The gradient of `Σ v ⊙ first-order gradient` by inputs and seed.
  static Error second(Sample sample, Layout layout) {
    var leaves = leaves(sample, layout);
    var directions = new ArrayList<Tensor>();
    var rng = new Rng(77);
    for (var x : leaves) directions.add(Tensor.of(rng.normal(DType.F64, x.shape(), 0, 1)));
    return compare(in -> slope(sample, layout, in, directions), leaves, sample.fixed());
  }

  private static List<Array> leaves(Sample sample, Layout layout) {
    var leaves = new ArrayList<Array>();
    for (var x : sample.inputs()) leaves.add(layout.storage(x));
    var shape = sample.value(DType.F64, Layout.PLAIN).shape();
    leaves.add(new Rng(99).normal(DType.F64, shape, 0, 1));
    return leaves;
  }

  private static Tensor loss(Sample sample, Layout layout, List<Tensor> leaves) {
    var in = new Tensor[leaves.size() - 1];
    for (int i = 0; i < in.length; i++) in[i] = layout.view(sample.fixed().get(i) ? leaves.get(i).detach() : leaves.get(i));
    return sample.apply(in).mul(leaves.getLast()).sum();
  }

  /// The derivative of the loss along fixed directions, differentiable again.
  private static Tensor slope(Sample sample, Layout layout, List<Tensor> leaves, List<Tensor> directions) {
    var variables = leaves.stream().map(x -> x.tracked() ? x : Tensor.param("x", x.value())).toList();
    var gradients = Grad.of(loss(sample, layout, variables), variables, true);
    var sum = Tensor.scalar(DType.F64, 0);
    for (int i = 0; i < gradients.size(); i++) {
      sum = sum.add(gradients.get(i).mul(directions.get(i)).sum());
    }
    return sum;
  }

  private static Error compare(Function<List<Tensor>, Tensor> f, List<Array> leaves, List<Boolean> fixed) {
    var variables = new ArrayList<Tensor>();
    for (int i = 0; i < leaves.size(); i++) variables.add(Tensor.param("x" + i, leaves.get(i)));
    var y = f.apply(variables);
    var analytic = Grad.of(y, variables, false);
    var recorded = Grad.of(y, variables, true);
    var error = Error.NONE;
    for (int i = 0; i < leaves.size(); i++) {
      if (i < fixed.size() && fixed.get(i)) continue;
      double[] plain = analytic.get(i).toDoubles(), again = recorded.get(i).toDoubles();
      for (int p = 0; p < plain.length; p++) {
        if (Double.isNaN(leaves.get(i).raw(p))) continue;
        double numeric = numeric(f, leaves, i, p);
        error = error.or(plain[p], numeric, "input " + i + " at " + p).or(again[p], numeric, "input " + i + " at " + p + ", recorded");
      }
    }
    return error;
  }

  private static double numeric(Function<List<Tensor>, Tensor> f, List<Array> leaves, int leaf, int place) {
    double x = leaves.get(leaf).raw(place), h = STEP * Math.max(1, Math.abs(x));
    double above = shifted(f, leaves, leaf, place, x + h), below = shifted(f, leaves, leaf, place, x - h);
    leaves.get(leaf).raw(place, x);
    return (above - below) / (2 * h);
  }

  private static double shifted(Function<List<Tensor>, Tensor> f, List<Array> leaves, int leaf, int place, double x) {
    leaves.get(leaf).raw(place, x);
    return f.apply(leaves.stream().map(Tensor::of).toList()).item();
  }
}
