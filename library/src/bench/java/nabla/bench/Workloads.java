package nabla.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.array.Spares;
import nabla.array.Window;
import nabla.grad.Activation;
import nabla.grad.ErrorFunction;
import nabla.grad.Powers;
import nabla.grad.Tensor;
import nabla.grad.Trigonometry;
import nabla.grad.Unary;
import nabla.optim.Descent;
import nabla.optim.Moments;
import nabla.optim.Optimizer;
import nabla.optim.UpdateRule;
import nabla.optim.Stabiliser;

/// The workloads W1 to W7 of `library/bench/torch_bench.py`, by the same names, as actions that do one step each.
public final class Workloads {
  private static final UpdateRule ADAM = new Moments.Adam(0.9, 0.999, 1e-8, Stabiliser.OUTSIDE, true, 0);
  private static final Unary RELU = new Activation.Relu();
  private final DType dtype;
  private final Rng rng = new Rng(0);
  private final Map<String, Supplier<Runnable>> all = new LinkedHashMap<>();

  private Workloads(DType dtype) {
    this.dtype = dtype;
  }

  /// Every workload in this dtype: its name, and how to set it up.
  public static Map<String, Supplier<Runnable>> all(DType dtype) {
    var w = new Workloads(dtype);
    w.products();
    w.networks();
    w.elementwise();
    w.tiny();
    return w.all;
  }

  private Array normal(int... dims) { return rng.normal(dtype, Shape.of(dims), 0, 1); }

  private Tensor constant(int... dims) { return Tensor.of(normal(dims)); }

  private Tensor param(String name, double scale, int... dims) { return Tensor.param(name, rng.normal(dtype, Shape.of(dims), 0, scale)); }

  private Tensor zeros(String name, int... dims) { return Tensor.param(name, Array.full(dtype, Shape.of(dims), 0)); }

  private Tensor classes(int n) {
    var hot = Array.zeros(dtype, Shape.of(n, 10));
    for (int i = 0; i < n; i++) hot.raw(i * 10 + rng.below(10), 1);
    return Tensor.of(hot);
  }

  private void products() {
    for (int n : new int[] {64, 128, 256, 512, 1024, 2048}) all.put("W1.sgemm" + n, () -> product(normal(n, n), normal(n, n)));
    for (int n : new int[] {512, 1024}) all.put("W1d.dgemm" + n, () -> product(rng.normal(DType.F64, Shape.of(n, n), 0, 1), rng.normal(DType.F64, Shape.of(n, n), 0, 1)));
  }

  /// The peers write every product into one matrix; here its storage is given back for the next.
  private static Runnable product(Array a, Array b) { return () -> Spares.give(Kernels.best().matmul(a, b).storage()); }

  private void networks() {
    for (int batch : new int[] {32, 128}) all.put("W2.mlp_b" + batch, () -> mlp(batch));
    all.put("W3.lenet_b64", this::lenet);
    all.put("W4.cifar_b64", this::cifar);
    all.put("W5.selu32_b128", this::selu);
  }

  /// A stack of parameters in the order they were made.
  private final class Model {
    private final List<Tensor> weights = new ArrayList<>();

    Tensor add(Tensor w) {
      weights.add(w);
      return w;
    }

    Tensor[] linear(int in, int out) { return new Tensor[] {add(param("W", Math.pow(in, -0.5), in, out)), add(zeros("b", out))}; }

    Tensor[] conv(int out, int in, int size) {
      return new Tensor[] {add(param("K", Math.pow(in * size * size, -0.5), out, in, size, size)), add(zeros("b", out, 1, 1))};
    }

    Tensor[] norm(int channels) { return new Tensor[] {add(Tensor.param("γ", Array.full(dtype, Shape.of(channels), 1))), add(zeros("β", channels))}; }

    Runnable training(UpdateRule rule, double rate, Supplier<Tensor> loss) {
      var optimizer = Optimizer.of(rule, rate);
      return () -> {
        loss.get().backward();
        optimizer.step(weights);
      };
    }
  }

  private static Tensor linear(Tensor x, Tensor[] layer, Unary f) { return x.linear(layer[0], layer[1], f); }

  private static Tensor conv(Tensor x, Tensor[] layer, Window window, Unary f) { return x.conv2d(layer[0], window, layer[1], f); }

  private Runnable mlp(int batch) {
    var m = new Model();
    Tensor[] a = m.linear(784, 256), b = m.linear(256, 128), c = m.linear(128, 10);
    Tensor x = constant(batch, 784), t = classes(batch);
    return m.training(ADAM, 1e-3, () -> linear(linear(linear(x, a, RELU), b, RELU), c, null).softmaxCrossEntropy(t).mean());
  }

  private Runnable lenet() {
    var m = new Model();
    Tensor[] k = m.conv(6, 1, 5), l = m.conv(16, 6, 5), a = m.linear(400, 120), b = m.linear(120, 84), c = m.linear(84, 10);
    Tensor x = constant(64, 1, 28, 28), t = classes(64);
    return m.training(ADAM, 1e-3, () -> {
      var features = conv(conv(x, k, Window.PLAIN.padding(2), RELU).maxPool(2), l, Window.PLAIN, RELU).maxPool(2).reshape(64, 400);
      return linear(linear(linear(features, a, RELU), b, RELU), c, null).softmaxCrossEntropy(t).mean();
    });
  }

  private Runnable cifar() {
    var m = new Model();
    Tensor[] k = m.conv(32, 3, 3), kn = m.norm(32), l = m.conv(32, 32, 3), ln = m.norm(32), o = m.conv(64, 32, 3), on = m.norm(64), a = m.linear(4096, 10);
    Tensor x = constant(64, 3, 32, 32), t = classes(64);
    var same = Window.PLAIN.padding(1);
    return m.training(ADAM, 1e-3, () -> {
      var first = conv(x, k, same, null).batchNorm(kn[0], kn[1], 1e-5).relu();
      var second = conv(first, l, same, null).batchNorm(ln[0], ln[1], 1e-5).relu().maxPool(2);
      var third = conv(second, o, same, null).batchNorm(on[0], on[1], 1e-5).relu().maxPool(2);
      return linear(third.reshape(64, 4096), a, null).softmaxCrossEntropy(t).mean();
    });
  }

  private Runnable selu() {
    var m = new Model();
    var layers = new ArrayList<Tensor[]>();
    for (int i = 0; i < 32; i++) layers.add(m.linear(256, 256));
    var last = m.linear(256, 10);
    var selu = new Activation.Selu();
    Tensor x = constant(128, 256), t = classes(128);
    return m.training(new Descent.Sgd(0), 1e-4, () -> {
      var h = x;
      for (var layer : layers) h = linear(h, layer, selu);
      return linear(h, last, null).softmaxCrossEntropy(t).mean();
    });
  }

  private void elementwise() {
    int n = 1_000_000;
    all.put("W6.tanh_chain_fb", () -> {
      Tensor x = param("x", 1, n), w = param("w", 1, n), b = param("b", 1, n), g = Tensor.of(rng.uniform(dtype, Shape.of(n), 1, 1));
      return () -> {
        for (var p : List.of(x, w, b)) p.clearGrad();
        x.mul(w).add(b).tanh().backward(g, false);
      };
    });
    all.put("W6.softmax_fb", () -> {
      Tensor s = param("s", 1, 1024, 1000), g = constant(1024, 1000);
      return () -> {
        s.clearGrad();
        s.softmax(1).backward(g, false);
      };
    });
    Supplier<Tensor> flat = () -> constant(n), matrix = () -> constant(1024, 1000);
    one("tanh_chain_f", flat, x -> x.mul(x).add(x).tanh());
    one("sum_axis0", matrix, x -> x.sum(0));
    one("sum_axis1", matrix, x -> x.sum(1));
    var row = constant(1000);
    var column = constant(1024, 1);
    one("bcast_add_row", matrix, x -> x.add(row));
    one("bcast_add_col", matrix, x -> x.add(column));
    one("tanh", flat, Tensor::tanh);
    one("exp", flat, Tensor::exp);
    one("add", flat, x -> x.add(x));
    functions(flat, matrix);
    activations();
  }

  private void activations() {
    List<Unary> functions = List.of(new Activation.Tanh(), new Activation.Sigmoid(), RELU, new Activation.Softplus(), new Activation.Elu(1), new Activation.Selu(), new Activation.Gelu(),
        new Activation.LeakyRelu(0.01), new Activation.Swish(), new Activation.HardTanh(), new Powers.Exp(), new Powers.Expm1(), new Powers.Square(), new ErrorFunction.Erf(), new Trigonometry.Sin(),
        new Trigonometry.Cos());
    for (var f : functions) activation(f.name(), f);
    activation("cube", new Powers.Power(3));
  }

  /// Forward and backward of 10⁵ numbers.
  private void activation(String name, Unary f) {
    all.put("W6.a." + name, () -> {
      Tensor x = param("x", 1, 100_000), g = constant(100_000);
      return () -> {
        x.clearGrad();
        f.apply(x).backward(g, false);
      };
    });
  }

  /// Functions beyond the table of goals.
  private void functions(Supplier<Tensor> flat, Supplier<Tensor> matrix) {
    one("x.erf", flat, Tensor::erf);
    one("x.gelu", flat, Tensor::gelu);
    one("x.softplus", flat, Tensor::softplus);
    one("x.log1p", flat, x -> x.square().log1p());
    one("x.sin", flat, Tensor::sin);
    one("x.pow", flat, x -> x.abs().pow(1.7));
    one("x.cumsum0", matrix, x -> x.cumsum(0));
    one("x.cumsum1", matrix, x -> x.cumsum(1));
    one("x.argmax0", matrix, x -> x.argmax(0));
    one("x.argmax1", matrix, x -> x.argmax(1));
    one("x.transposed", matrix, x -> x.t().add(x.t()));
  }

  private void one(String name, Supplier<Tensor> start, java.util.function.UnaryOperator<Tensor> f) {
    all.put("W6." + name, () -> {
      var x = start.get();
      return () -> f.apply(x);
    });
  }

  private static Tensor expression(Tensor a, Tensor b, Tensor c) {
    var t = a.mul(b).add(c).tanh();
    var u = t.mul(a).sub(b).mul(0.1).exp();
    var v = u.add(t).mul(c).sigmoid();
    var w = v.mul(v).add(a).div(u.add(1.5)).sub(v).relu().mul(b).add(t);
    return w.sum();
  }

  private void tiny() {
    for (var dims : List.of(new int[] {2, 2}, new int[] {10}, new int[0]))
      all.put("W7.expr20_" + (dims.length == 2 ? "2x2" : dims.length == 1 ? "10" : "scalar"), () -> {
        Tensor a = param("a", 1, dims), b = param("b", 1, dims), c = param("c", 1, dims);
        return () -> {
          a.clearGrad();
          b.clearGrad();
          c.clearGrad();
          expression(a, b, c).backward();
        };
      });
    all.put("W7.xor1000", this::xor);
  }

  private Runnable xor() {
    var m = new Model();
    Tensor[] a = m.linear(2, 8), b = m.linear(8, 1);
    Tensor x = Tensor.of(Array.copyOf(dtype, new double[] {0, 0, 0, 1, 1, 0, 1, 1}, Shape.of(4, 2))), y = Tensor.of(Array.copyOf(dtype, new double[] {0, 1, 1, 0}, Shape.of(4, 1)));
    var step = m.training(new Descent.Sgd(0), 0.5, () -> linear(linear(x, a, new Activation.Tanh()), b, null).sigmoidCrossEntropy(y).mean());
    return () -> {
      for (int i = 0; i < 1000; i++) step.run();
    };
  }
}
