package nabla.array;

/// The definition of softmax and of standardising, over whole groups of numbers at a time.
final class ScalarRows {
  private ScalarRows() {}

  static Array softmax(Array x, boolean logarithm) {
    int n = x.rank() == 0 ? 1 : x.dim(-1);
    var in = x.toDoubles();
    var out = new double[in.length];
    for (int from = 0; from < in.length; from += n) {
      double most = Double.NEGATIVE_INFINITY, sum = 0;
      for (int i = from; i < from + n; i++) most = Math.max(most, in[i]);
      for (int i = from; i < from + n; i++) sum += out[i] = Math.exp(in[i] - most);
      for (int i = from; i < from + n; i++) out[i] = logarithm ? in[i] - most - Math.log(sum) : out[i] / sum;
    }
    return Array.of(out, x.shape()).cast(x.dtype());
  }

  static Array softmaxInput(Array y, Array g) {
    int n = y.rank() == 0 ? 1 : y.dim(-1);
    double[] value = y.toDoubles(), in = g.toDoubles();
    var out = new double[in.length];
    for (int from = 0; from < in.length; from += n) {
      double dot = 0;
      for (int i = from; i < from + n; i++) dot += value[i] * in[i];
      for (int i = from; i < from + n; i++) out[i] = value[i] * (in[i] - dot);
    }
    return Array.of(out, y.shape()).cast(y.dtype().with(g.dtype()));
  }

  static Kernels.Entropy crossEntropy(Array x, Array t) {
    int n = x.dim(-1);
    var logs = softmax(x, true);
    double[] log = logs.toDoubles(), target = t.toDoubles(), sums = new double[log.length / Math.max(1, n)];
    for (int i = 0; i < log.length; i++) if (target[i] != 0) sums[i / n] -= target[i] * log[i];
    return new Kernels.Entropy(Array.of(sums, x.shape().reduced(x.shape().mask(-1), false)).cast(x.dtype()), logs);
  }

  static Array crossEntropyInput(Array logs, Array t, Array g) {
    int n = logs.dim(-1);
    double[] log = logs.toDoubles(), target = t.toDoubles(), rows = g.toDoubles(), sums = new double[rows.length];
    for (int i = 0; i < log.length; i++) sums[i / n] += target[i];
    for (int i = 0; i < log.length; i++) log[i] = (Math.exp(log[i]) * sums[i / n] - target[i]) * rows[i / n];
    return Array.of(log, logs.shape()).cast(logs.dtype());
  }

  static Kernels.Standard standardize(Array x, double epsilon) {
    int groups = x.dim(1), n = x.size() / groups, width = x.dim(2);
    var in = x.toDoubles();
    double[] mean = new double[groups], variance = new double[groups], inverse = new double[groups];
    for (int i = 0; i < in.length; i++) mean[i / width % groups] += in[i] / n;
    for (int i = 0; i < in.length; i++) variance[i / width % groups] += Math.pow(in[i] - mean[i / width % groups], 2) / n;
    for (int j = 0; j < groups; j++) inverse[j] = 1 / Math.sqrt(variance[j] + epsilon);
    for (int i = 0; i < in.length; i++) in[i] = (in[i] - mean[i / width % groups]) * inverse[i / width % groups];
    var each = Shape.of(1, groups, 1);
    return new Kernels.Standard(Array.of(in, x.shape()).cast(x.dtype()), Array.of(mean, each).cast(x.dtype()),
        Array.of(variance, each).cast(x.dtype()),
        Array.of(inverse, each).cast(x.dtype()));
  }

  static Array affine(Array x, Array a, Array b) {
    int groups = x.dim(1), width = x.dim(2);
    var out = x.toDoubles();
    for (int i = 0; i < out.length; i++) out[i] = out[i] * a.get(0, i / width % groups, 0) + b.get(0, i / width % groups, 0);
    return Array.of(out, x.shape()).cast(x.dtype());
  }

  static Kernels.Back standardizeInput(Array standard, Array inverse, Array g) {
    int groups = g.dim(1), n = g.size() / groups, width = g.dim(2);
    double[] z = standard.toDoubles(), in = g.toDoubles(), scale = inverse.toDoubles();
    double[] sum = new double[groups], along = new double[groups];
    for (int i = 0; i < in.length; i++) {
      sum[i / width % groups] += in[i];
      along[i / width % groups] += in[i] * z[i];
    }
    for (int i = 0; i < in.length; i++)
      in[i] = scale[i / width % groups] * (in[i] - sum[i / width % groups] / n - z[i] * along[i / width % groups] / n);
    var each = Shape.of(1, groups, 1);
    return new Kernels.Back(Array.of(in, g.shape()).cast(g.dtype()), Array.of(sum, each).cast(g.dtype()),
        Array.of(along, each).cast(g.dtype()));
  }
}
