package nabla.nn;

import java.util.function.UnaryOperator;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.math.Continuous;
import nabla.math.Matrices;
import nabla.math.Quadrature;

/// How weights start. `fanIn` and `fanOut` are the numbers of terms that a weight's output sums, and that its input goes to.
///
/// Variances of a weight: LeCun 1/fanIn · Glorot 2/(fanIn + fanOut) · He 2/fanIn. All others are `normalScaled` and `uniformScaled` by a gain:
/// variance gain²/fan; many books call its square, JKU's g, the gain.
@FunctionalInterface
public interface Init {
  /// Start values of this shape, drawn from `rng`.
  Array of(DType dtype, Shape shape, int fanIn, int fanOut, Rng rng);

  /// One value everywhere: variance 0, units stay alike (JKU 9.1.1).
  static Init constant(double value) {
    return (dtype, shape, in, out, rng) -> Array.full(dtype, shape, value).copy();
  }

  /// Zeros: variance 0, for biases.
  static Init zeros() {
    return constant(0);
  }

  /// Uniform on [low, high): variance (high − low)²/12.
  static Init uniform(double low, double high) {
    return (dtype, shape, in, out, rng) -> rng.uniform(dtype, shape, low, high);
  }

  /// Normal: variance std².
  static Init normal(double mean, double std) {
    return (dtype, shape, in, out, rng) -> rng.normal(dtype, shape, mean, std);
  }

  /// A normal distribution cut off at ±`cuts` of its standard deviations c: variance `std² (1 − 2cφ(c)/(2Φ(c) − 1))`, at 2 that is 0.773741 std²
  /// (JKU 9.3, which prints 0.8796, its root).
  static Init truncatedNormal(double std, double cuts) {
    return (dtype, shape, in, out, rng) -> new Continuous.TruncatedNormal(0, std, -cuts * std, cuts * std).sample(rng, dtype, shape);
  }

  /// Which fan divides the variance.
  enum Fan {
    IN, OUT, AVERAGE;

    double of(int in, int out) {
      return switch (this) {
        case IN -> in;
        case OUT -> out;
        case AVERAGE -> (in + out) / 2.0;
      };
    }
  }

  /// Normal numbers of variance `gain²/fan`.
  static Init normalScaled(double gain, Fan fan) {
    return (dtype, shape, in, out, rng) -> rng.normal(dtype, shape, 0, gain / Math.sqrt(fan.of(in, out)));
  }

  /// Uniform numbers of variance `gain²/fan`: between ±gain √(3/fan).
  static Init uniformScaled(double gain, Fan fan) {
    return (dtype, shape, in, out, rng) -> {
      double edge = gain * Math.sqrt(3 / fan.of(in, out));
      return rng.uniform(dtype, shape, -edge, edge);
    };
  }

  /// Variance 1/fanIn (LeCun 1998): keeps the variance of linear and SELU units.
  static Init lecun() {
    return normalScaled(1, Fan.IN);
  }

  /// The same variance, uniform on ±√(3/fanIn).
  static Init lecunUniform() {
    return uniformScaled(1, Fan.IN);
  }

  /// Variance 2/(fanIn + fanOut) (Glorot and Bengio 2010): between what keeps activations and what keeps gradients.
  static Init xavier() {
    return normalScaled(1, Fan.AVERAGE);
  }

  /// The same variance, uniform on ±√(6/(fanIn + fanOut)); C147 8.4 prints √6/(fanIn + fanOut).
  static Init xavierUniform() {
    return uniformScaled(1, Fan.AVERAGE);
  }

  /// Variance 32/(fanIn + fanOut): Glorot's times 16, for the logistic sigmoid, whose slope at 0 is ¼; normal.
  static Init xavierSigmoid() {
    return normalScaled(4, Fan.AVERAGE);
  }

  /// The same variance, uniform on ±4√(6/(fanIn + fanOut)).
  static Init xavierSigmoidUniform() {
    return uniformScaled(4, Fan.AVERAGE);
  }

  /// Variance g/fanIn (JKU 9.13): `scaled(gain(f, q))` keeps the variance q of the inputs to units f.
  static Init scaled(double g) {
    return normalScaled(Math.sqrt(g), Fan.IN);
  }

  /// JKU's gain `g = q / E f(√q Z)²`, Z standard normal (9.3.2c): 2 for ReLU, at q = 1 2.536 for tanh, 1 for SELU, 3.409 for the sigmoid.
  static double gain(UnaryOperator<Tensor> f, double q) {
    if (!(q > 0)) throw new IllegalArgumentException("gain: the variance must be positive, not " + q);
    double half = 12;
    var rule = Quadrature.gaussLegendre(200);
    double sum = 0;
    for (int side = -1; side <= 1; side += 2) {
      var z = new double[rule.nodes().length];
      for (int i = 0; i < z.length; i++) z[i] = side * half * (1 + rule.nodes()[i]) / 2;
      var y = f.apply(Tensor.of(Array.of(z, Shape.of(z.length))).mul(Math.sqrt(q))).toDoubles();
      for (int i = 0; i < z.length; i++)
        sum += rule.weights()[i] * half / 2 * y[i] * y[i] * Math.exp(-z[i] * z[i] / 2) / Math.sqrt(2 * Math.PI);
    }
    return q / sum;
  }

  /// Variance 2/fanIn (He et al. 2015): half of a ReLU's input is lost.
  static Init he() {
    return normalScaled(Math.sqrt(2), Fan.IN);
  }

  /// The same variance, uniform on ±√(6/fanIn).
  static Init heUniform() {
    return uniformScaled(Math.sqrt(2), Fan.IN);
  }

  /// Variance 2/fan: `Fan.OUT` keeps gradients rather than activations.
  static Init he(Fan fan) {
    return normalScaled(Math.sqrt(2), fan);
  }

  /// The same variance, uniform on ±√(6/fan).
  static Init heUniform(Fan fan) {
    return uniformScaled(Math.sqrt(2), fan);
  }

  /// Orthonormal rows or columns, times `gain`: keeps lengths exactly; variance gain²/max(rows, columns). Kernels count as matrices of one row a kernel.
  static Init orthogonal(double gain) {
    return (dtype, shape, in, out, rng) -> {
      int rows = shape.dim(0), columns = rows == 0 ? 0 : shape.size() / rows;
      var g = rng.normal(DType.F64, Shape.of(Math.max(rows, columns), Math.min(rows, columns)), 0, 1);
      var qr = Matrices.qr(g);
      var q = qr.q().copy();
      int k = Math.min(rows, columns);
      for (int i = 0; i < q.size(); i++) q.raw(i, q.raw(i) * gain * Math.signum(qr.r().get(i % k, i % k)));
      return (rows >= columns ? q : q.transpose(0, 1)).reshape(shape.dims()).cast(dtype);
    };
  }

  /// The identity matrix, times `gain`: passes everything on.
  static Init identity(double gain) {
    return (dtype, shape, in, out, rng) -> {
      var x = Array.zeros(dtype, shape);
      if (shape.rank() != 2) throw new IllegalArgumentException("identity: only matrices start as the identity, not shape " + shape);
      for (int i = 0; i < Math.min(shape.dim(0), shape.dim(1)); i++) x.raw(i * shape.dim(1) + i, gain);
      return x;
    };
  }
}
