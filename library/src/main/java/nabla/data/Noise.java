package nabla.data;

import java.util.Arrays;
import nabla.array.Rng;
import nabla.grad.Tensor;

/// Data sets made noisy, to see what noise does: small noise on inputs acts like Tikhonov's penalty, on targets of squared loss like nothing at all.
public final class Noise {
  private Noise() {}

  /// `copies` of every example, each with its own normal noise on the inputs (J-8.2, P-6.3).
  ///
  /// Least squares on many copies is ridge regression with λ = N σ² on the sum of squares.
  public static DataSet inputs(DataSet data, double std, int copies, Rng rng) {
    if (copies < 1) throw new IllegalArgumentException("noise: there must be at least one copy, not " + copies);
    var more = repeated(data, copies);
    return new DataSet(data.name(), more.x().add(Tensor.of(rng.normal(data.x().dtype(), more.x().shape(), 0, std))), more.y(),
        data.classes());
  }

  /// Normal noise on the targets (P-6.4): adds σ² to a mean squared error and moves no minimum.
  public static DataSet targets(DataSet data, double std, Rng rng) {
    return new DataSet(data.name(), data.x(), data.y().add(Tensor.of(rng.normal(data.y().dtype(), data.y().shape(), 0, std))),
        data.classes());
  }

  /// A share of the labels replaced by another class, drawn evenly from the others (P-6.4).
  public static DataSet labels(DataSet data, double share, Rng rng) {
    if (!(share >= 0 && share <= 1))
      throw new IllegalArgumentException("noise: the share of wrong labels must lie in [0, 1], not " + share);
    int classes = data.y().dim(-1);
    if (data.y().rank() != 2 || classes < 2)
      throw new IllegalArgumentException("noise: " + data.name() + " has targets of shape " + data.y().shape() + ", no classes");
    var labels = data.labels();
    for (int i = 0; i < labels.length; i++)
      if (rng.uniform() < share) labels[i] = (labels[i] + 1 + rng.below(classes - 1)) % classes;
    return new DataSet(data.name(), data.x(), Sets.oneHot(labels, classes), data.classes());
  }

  private static DataSet repeated(DataSet data, int copies) {
    var index = new int[data.size() * copies];
    Arrays.setAll(index, i -> i % data.size());
    return data.rows(index);
  }
}
