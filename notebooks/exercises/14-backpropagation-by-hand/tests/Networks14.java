package nabla.exercises;

import nabla.array.Array;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.grade.Expect;

/// Sigmoid networks for the tests of exercise 14, computed with plain loops; gradients by central differences.
final class Networks14 {
  private static final double STEP = 1e-5;

  private Networks14() {}

  record Net(Tensor[] w, Tensor[] b) {
    double cost(Tensor x, Tensor y) {
      var a = x.toDoubles();
      for (int l = 0; l < w.length; l++) a = layer(w[l], b[l], a);
      double sum = 0;
      for (int i = 0; i < a.length; i++) sum += square(a[i] - y.at(i)) / 2;
      return sum;
    }

    /// The mean over the first `n` rows.
    double cost(Tensor x, Tensor y, int n) {
      double sum = 0;
      for (int i = 0; i < n; i++) sum += cost(x.get(i), y.get(i)) / n;
      return sum;
    }

    private Net moved(int l, boolean bias, int place, double by) {
      Tensor[] ws = w.clone(), bs = b.clone();
      var one = bias ? bs : ws;
      var numbers = one[l].toDoubles().clone();
      numbers[place] += by;
      one[l] = Tensor.of(Array.of(numbers, one[l].shape()));
      return new Net(ws, bs);
    }

    private Tensor differences(int l, boolean bias, Tensor x, Tensor y) {
      var of = bias ? b[l] : w[l];
      var slopes = new double[of.size()];
      for (int i = 0; i < slopes.length; i++)
        slopes[i] = (moved(l, bias, i, STEP).cost(x, y) - moved(l, bias, i, -STEP).cost(x, y)) / (2 * STEP);
      return Tensor.of(Array.of(slopes, of.shape()));
    }
  }

  private static double[] layer(Tensor w, Tensor b, double[] a) {
    var next = new double[w.dim(0)];
    for (int j = 0; j < next.length; j++) {
      double z = b.at(j);
      for (int k = 0; k < a.length; k++) z += w.at(j, k) * a[k];
      next[j] = 1 / (1 + Math.exp(-z));
    }
    return next;
  }

  static double chainCost(double a, double y, double[] w, double[] b) {
    for (int l = 0; l < w.length; l++) a = 1 / (1 + Math.exp(-(w[l] * a + b[l])));
    return square(a - y);
  }

  private static double square(double x) {
    return x * x;
  }

  /// Gradients W, b, W, b … against differences.
  static void same(String what, Net net, Tensor[] got, Tensor x, Tensor y) {
    int layers = net.w().length;
    Expect.that(got != null && got.length == 2 * layers, what + ": " + 2 * layers + " gradients are expected, ∂W and ∂b of each layer");
    for (int l = 0; l < layers; l++) {
      Expect.close(what + ": ∂C/∂W of layer " + l, net.differences(l, false, x, y), got[2 * l], 1e-8);
      Expect.close(what + ": ∂C/∂b of layer " + l, net.differences(l, true, x, y), got[2 * l + 1], 1e-8);
    }
  }

  /// The 2–3–2 network of the lecture.
  static Net lecture() {
    return new Net(
        new Tensor[]{matrix(new double[][]{{.1, .2}, {-.3, .4}, {.5, -.6}}), matrix(new double[][]{{.7, -.8, .9}, {-.2, .3, -.4}})},
        new Tensor[]{vector(.1, -.1, .2), vector(.05, -.05)});
  }

  static Net net(Tensor[] parameters) {
    int layers = parameters.length / 2;
    Tensor[] w = new Tensor[layers], b = new Tensor[layers];
    for (int l = 0; l < layers; l++) {
      w[l] = parameters[2 * l];
      b[l] = parameters[2 * l + 1];
    }
    return new Net(w, b);
  }

  static Net random(Rng rng, int... sizes) {
    Tensor[] w = new Tensor[sizes.length - 1], b = new Tensor[sizes.length - 1];
    for (int l = 0; l < w.length; l++) {
      w[l] = normal(rng, sizes[l + 1], sizes[l]);
      b[l] = normal(rng, sizes[l + 1]);
    }
    return new Net(w, b);
  }

  static Tensor normal(Rng rng, int... dims) {
    var x = new double[Shape.of(dims).size()];
    for (int i = 0; i < x.length; i++) x[i] = rng.normal();
    return Tensor.of(Array.of(x, Shape.of(dims)));
  }

  static Tensor vector(double... x) {
    return Tensor.of(Array.of(x, Shape.of(x.length)));
  }

  static Tensor matrix(double[][] rows) {
    var x = new double[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) System.arraycopy(rows[i], 0, x, i * rows[0].length, rows[0].length);
    return Tensor.of(Array.of(x, Shape.of(rows.length, rows[0].length)));
  }
}
