package nabla.nn;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.math.Continuous;
import nabla.math.Matrices;

/// How weights start. `fanIn` and `fanOut` are the numbers of terms that a weight's output sums, and that its input goes to.
///
/// Variances of a weight: LeCun 1/fanIn · Glorot 2/(fanIn + fanOut) · He 2/fanIn.
@FunctionalInterface
public interface Init {
  /// Start values of this shape.
  Array of(DType dtype, Shape shape, int fanIn, int fanOut, Rng rng);

  static Init constant(double value) {
    return (dtype, shape, in, out, rng) -> Array.full(dtype, shape, value).copy();
  }

  static Init zeros() {
    return constant(0);
  }

  /// Uniform on [low, high): variance (high − low)²/12.
  static Init uniform(double low, double high) {
    return (dtype, shape, in, out, rng) -> rng.uniform(dtype, shape, low, high);
  }

  static Init normal(double mean, double std) {
    return (dtype, shape, in, out, rng) -> rng.normal(dtype, shape, mean, std);
  }

  /// A normal distribution cut off at ±`cuts` of its standard deviations: variance below std² (0.774 std² at 2).
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

  static Init lecunUniform() {
    return uniformScaled(1, Fan.IN);
  }

  /// Variance 2/(fanIn + fanOut) (Glorot and Bengio 2010): between activations and gradients. The uniform bound is √6/√(fanIn + fanOut).
  static Init xavier() {
    return normalScaled(1, Fan.AVERAGE);
  }

  static Init xavierUniform() {
    return uniformScaled(1, Fan.AVERAGE);
  }

  /// Glorot's variance times 16, for the logistic sigmoid, whose slope at 0 is ¼.
  static Init xavierSigmoid() {
    return uniformScaled(4, Fan.AVERAGE);
  }

  /// Variance 2/fanIn (He et al. 2015): half of a ReLU's input is lost.
  static Init he() {
    return normalScaled(Math.sqrt(2), Fan.IN);
  }

  static Init heUniform() {
    return uniformScaled(Math.sqrt(2), Fan.IN);
  }

  /// Variance 2/fanOut: keeps gradients rather than activations.
  static Init heFanOut() {
    return normalScaled(Math.sqrt(2), Fan.OUT);
  }

  /// Orthonormal rows or columns, times `gain`: keeps lengths exactly. Kernels count as matrices of one row a kernel.
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

  /// The identity matrix, times `gain`.
  static Init identity(double gain) {
    return (dtype, shape, in, out, rng) -> {
      var x = Array.zeros(dtype, shape);
      if (shape.rank() != 2) throw new IllegalArgumentException("identity: only matrices start as the identity, not shape " + shape);
      for (int i = 0; i < Math.min(shape.dim(0), shape.dim(1)); i++) x.raw(i * shape.dim(1) + i, gain);
      return x;
    };
  }
}
