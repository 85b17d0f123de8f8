package nabla.exercises;

import java.nio.ByteBuffer;
import java.util.Arrays;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.array.Window;
import nabla.grad.Tensor;
import nabla.grade.Answers;
import nabla.grade.Exercise;
import nabla.grade.Expect;
import nabla.grade.Task;
import nabla.lab.Networks;
import nabla.nn.Conv;
import nabla.nn.Layer;
import nabla.nn.Linear;
import nabla.nn.Sequential;
import org.junit.jupiter.api.Order;

@Exercise(value = "35-lenet-on-mnist", title = "LeNet on MNIST")
public class LeNetOnMnist {
  public interface ConvLayer {
    long[] of(int w, int f, int d, int k, int p, int s);
  }

  public interface Pool {
    double[][] of(double[][] x);
  }

  public interface Unpool {
    double[][] of(double[][] x, double[][] dy);
  }

  public interface LeNet {
    Tensor of(Tensor x, Tensor k1, Tensor b1, Tensor k3, Tensor b3, Tensor w5, Tensor b5, Tensor w6, Tensor b6, Tensor w7, Tensor b7);
  }

  public interface OutputError {
    double[] of(double[] a, int digit);
  }

  public interface SgdStep {
    double[][] of(double[][] w, double[] b, double[][] x, double[][] y, double eta);
  }

  public interface ReadImages {
    double[][] of(byte[] file);
  }

  @Order(1)
  @Task(id = "layer", points = 2, concepts = {"P-8.11",
      "P-8.13"}, hint = "Side (W − F + 2P)/S + 1, rounded down; units side² K; a filter has F² D weights and a bias.")
  void layer(Answers student) {
    var f = student.method("convLayer", ConvLayer.class);
    same("LeNet's first: 32 × 32, 6 filters of 5 × 5", f.of(32, 5, 1, 6, 0, 1), 28, 4704, 156);
    same("LeNet's second: 6 maps of 14 × 14, 16 filters of 5 × 5", f.of(14, 5, 6, 16, 0, 1), 10, 1600, 2416);
    same("28 × 28 padded by 2 keeps 28", f.of(28, 5, 1, 6, 2, 1), 28, 4704, 156);
    same("6 × 6, a filter of 3 × 3, stride 2: two places, one column is left over", f.of(6, 3, 1, 1, 0, 2), 2, 4, 10);
    same("7 × 7, a filter of 3 × 3, stride 2: three places", f.of(7, 3, 1, 1, 0, 2), 3, 9, 10);
    same("an aerial picture of 50 000 × 50 000, 6 filters of 5 × 5: more units than an int holds", f.of(50_000, 5, 1, 6, 2, 1), 50_000,
        15_000_000_000L, 156);
  }

  private static void same(String what, long[] got, long... expected) {
    Expect.that(got != null && got.length == 3, "three numbers are asked for: side, units, parameters");
    Expect.close(what + ": {side, units, parameters}", Arrays.stream(expected).asDoubleStream().toArray(),
        Arrays.stream(got).asDoubleStream().toArray(), 0);
  }

  @Order(2)
  @Task(id = "pool", points = 2, concepts = {"P-8.12",
      "J-6.7"}, hint = "Window (r, c) holds rows 2r, 2r + 1 and columns 2c, 2c + 1. Do not start from 0: all four may be negative.")
  void pool(Answers student) {
    var f = student.method("maxPool2", Pool.class);
    rows("{{1, 3, 2, 1}, {4, 6, 5, 8}, {3, 2, 1, 0}, {1, 2, 3, 4}}", new double[][]{{6, 8}, {3, 4}},
        f.of(new double[][]{{1, 3, 2, 1}, {4, 6, 5, 8}, {3, 2, 1, 0}, {1, 2, 3, 4}}));
    rows("negative numbers {{−4, −3}, {−2, −9}}", new double[][]{{-2}}, f.of(new double[][]{{-4, -3}, {-2, -9}}));
    rows("two rows of six: {{1, 2, 3, 4, 5, 6}, {6, 5, 4, 3, 2, 1}}", new double[][]{{6, 4, 6}},
        f.of(new double[][]{{1, 2, 3, 4, 5, 6}, {6, 5, 4, 3, 2, 1}}));
    var moved = f.of(new double[][]{{0, 7, 0, 0}, {0, 0, 0, 0}});
    rows("a maximum that moves inside its window changes nothing", moved, f.of(new double[][]{{0, 0, 0, 0}, {7, 0, 0, 0}}));
  }

  private static void rows(String what, double[][] expected, double[][] got) {
    Expect.that(got != null && got.length == expected.length, what + ": " + expected.length + " rows are asked for");
    for (int r = 0; r < got.length; r++) Expect.close(what + ": row " + r, expected[r], got[r], 1e-12);
  }

  @Order(3)
  @Task(id = "unpool", points = 3, concepts = "J-6.7", hint = "Look for the first maximum of each window again; dx is dy there and 0 elsewhere. Compare with >, not with ≥, to keep the first.")
  void unpool(Answers student) {
    var f = student.method("maxPool2Backward", Unpool.class);
    double[][] x = {{1, 3, 2, 1}, {4, 6, 5, 8}, {3, 2, 1, 0}, {1, 2, 3, 4}}, dy = {{1, 2}, {3, 4}};
    double[][] kept = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
    var dx = f.of(x, dy);
    rows("x itself, which must stay", kept, x);
    rows("dy = {{1, 2}, {3, 4}}", new double[][]{{0, 0, 0, 0}, {0, 1, 0, 2}, {3, 0, 0, 0}, {0, 0, 0, 4}}, dx);
    double total = 0;
    for (var row : dx) total += Arrays.stream(row).sum();
    Expect.close("the sum of the gradient, which is that of dy", 10, total, 1e-12);
    rows("four equal numbers: the first gets it", new double[][]{{5, 0}, {0, 0}},
        f.of(new double[][]{{1, 1}, {1, 1}}, new double[][]{{5}}));
    rows("equal maxima in the second row and column", new double[][]{{0, 5}, {0, 0}},
        f.of(new double[][]{{0, 2}, {2, 2}}, new double[][]{{5}}));
  }

  @Order(4)
  @Task(id = "lenet", points = 3, concepts = {"J-6.9a",
      "P-8.13"}, hint = "28 → (5 × 5, padded by 2) 28 → 14 → (5 × 5) 10 → 5, so that 16 · 5 · 5 = 400 numbers reach the first dense layer. No ReLU after the last.")
  void lenet(Answers student) {
    var rng = new Rng(5);
    Tensor[] p = {normal(rng, 6, 1, 5, 5), normal(rng, 6), normal(rng, 16, 6, 5, 5), normal(rng, 16), normal(rng, 400, 120),
        normal(rng, 120),
        normal(rng, 120, 84), normal(rng, 84), normal(rng, 84, 10), normal(rng, 10)};
    long parameters = 0;
    for (var t : p) parameters += t.size();
    Expect.close("the number of parameters that are handed over", 61_706, parameters, 0);
    var x = normal(rng, 2, 1, 28, 28).abs();
    var net = student.method("leNet", LeNet.class);
    var last = new Tensor[10];
    for (int i = 0; i < 10; i++) last[i] = i < 9 ? p[i].mul(0) : p[i];
    Expect.close("all parameters 0 but the last biases: each image gives these biases", byLayers(last).apply(x),
        net.of(x, last[0], last[1], last[2], last[3], last[4], last[5], last[6], last[7], last[8], last[9]), 1e-12);
    var got = net.of(x, p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9]);
    Expect.that(got != null && got.rank() == 2 && got.dim(0) == 2 && got.dim(1) == 10, "two images give two rows of ten numbers");
    Expect.close("two images of noise", byLayers(p).apply(x), got, 1e-9);
  }

  private static Layer byLayers(Tensor[] p) {
    return Sequential.of(new Conv.Conv2d(p[0], p[1], Window.PLAIN.padding(2)), Networks.relu(), Networks.maxPool(2),
        new Conv.Conv2d(p[2], p[3], Window.PLAIN), Networks.relu(), Networks.maxPool(2), Networks.flatten(), new Linear(p[4], p[5]),
        Networks.relu(), new Linear(p[6], p[7]), Networks.relu(), new Linear(p[8], p[9]));
  }

  private static Tensor normal(Rng rng, int... dims) {
    return Tensor.of(rng.normal(DType.F64, Shape.of(dims), 0, 0.2));
  }

  @Order(5)
  @Task(id = "error", points = 2, concepts = "U-2.16", hint = "(a − y) σ′(z), and σ′(z) = a (1 − a). y is 1 at the right digit and 0 elsewhere.")
  void error(Answers student) {
    var f = student.method("outputError", OutputError.class);
    Expect.close("outputs .2, .7, .1, right is 1", new double[]{.032, -.063, .009}, f.of(new double[]{.2, .7, .1}, 1), 1e-12);
    Expect.close("a perfect output", new double[]{0, 0, 0}, f.of(new double[]{0, 0, 1}, 2), 1e-15);
    Expect.close("completely wrong, and saturated: outputs 1, 0", new double[]{0, 0}, f.of(new double[]{1, 0}, 1), 1e-15);
  }

  @Order(6)
  @Task(id = "sgd", points = 3, concepts = "U-2.23", hint = "Sum δ x over the examples, divide by their number, and only then subtract: every δ uses the old weights.")
  void sgd(Answers student) {
    var f = student.method("sgdStep", SgdStep.class);
    double[][] w = {{.5, -1}, {.2, .3}}, x = {{1, 2}, {-1, .5}, {0, 3}}, y = {{1, 0}, {0, 1}, {0, 0}};
    double[] b = {.1, -.4};
    double[][] old = {w[0].clone(), w[1].clone()}, biases = {b.clone()};
    var next = f.of(w, b, x, y, 2);
    Expect.that(next != null && next.length == 2 && next[0].length == 3, "two units with two inputs give two rows of three numbers");
    rows("W itself, which must stay", old, w);
    rows("b itself, which must stay", biases, new double[][]{b});
    for (int j = 0; j < 2; j++) {
      var expected = new double[3];
      for (int i = 0; i < 3; i++) {
        double up = cost(w, b, x, y, j, i, 1e-5), down = cost(w, b, x, y, j, i, -1e-5);
        expected[i] = (i < 2 ? w[j][i] : b[j]) - 2 * (up - down) / 2e-5;
      }
      Expect.close("unit " + j + " after a step with η = 2: two weights, then the bias", expected, next[j], 1e-8);
    }
    double[][] twice = {x[0], x[0]}, targets = {y[0], y[0]};
    rows("an example given twice, against once", f.of(w, b, new double[][]{x[0]}, new double[][]{y[0]}, 2), f.of(w, b, twice, targets, 2));
  }

  /// The mean cost with one weight of unit `j` (or its bias, the last) moved by `h`.
  private static double cost(double[][] w, double[] b, double[][] x, double[][] y, int j, int i, double h) {
    double sum = 0;
    for (int n = 0; n < x.length; n++) {
      double z = b[j] + (i == 2 ? h : 0);
      for (int k = 0; k < 2; k++) z += (w[j][k] + (k == i ? h : 0)) * x[n][k];
      double a = 1 / (1 + Math.exp(-z));
      sum += (a - y[n][j]) * (a - y[n][j]) / 2;
    }
    return sum / x.length;
  }

  @Order(7)
  @Task(id = "idx", points = 3, concepts = "J-D.1", hint = "(file[i] & 0xff) / 255.0 turns a byte into a grey level. Check the first number, and that there are enough bytes.")
  void idx(Answers student) {
    var f = student.method("readImages", ReadImages.class);
    var file = ByteBuffer.allocate(16 + 12).putInt(2051).putInt(2).putInt(2).putInt(3);
    for (int v : new int[]{0, 51, 102, 153, 204, 255, 255, 0, 255, 128, 127, 1}) file.put((byte) v);
    var x = f.of(file.array());
    Expect.that(x != null && x.length == 2 && x[0].length == 6, "two images of 2 × 3 give two rows of six numbers");
    Expect.close("image 0", new double[]{0, .2, .4, .6, .8, 1}, x[0], 1e-12);
    Expect.close("image 1", new double[]{1, 0, 1, 128 / 255.0, 127 / 255.0, 1 / 255.0}, x[1], 1e-12);
    var labels = file.array().clone();
    labels[3] = 1;
    refuses(f, labels, "a file of labels, which begins with 2049");
    refuses(f, Arrays.copyOf(file.array(), 27), "a file whose last byte is missing");
    refuses(f, Arrays.copyOf(file.array(), 10), "a file of 10 bytes, which ends within the first four numbers,");
  }

  private static void refuses(ReadImages f, byte[] file, String what) {
    var came = "images";
    try {
      f.of(file);
    } catch (IllegalArgumentException refused) {
      return;
    } catch (RuntimeException other) {
      came = "a " + other.getClass().getSimpleName();
    }
    throw new AssertionError(what + ": expected an IllegalArgumentException, got " + came);
  }
}
