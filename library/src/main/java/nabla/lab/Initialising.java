package nabla.lab;

import java.util.function.UnaryOperator;
import nabla.grad.Tensor;
import nabla.nn.Init;

/// How weights start, for `linear(in, out, …)`; the variance of a weight stands beside each name.
public final class Initialising {
  private Initialising() {}

  /// Variance 1/fanIn.
  public static Init lecun() { return Init.lecun(); }
  public static Init lecunUniform() { return Init.lecunUniform(); }

  /// Variance 2/(fanIn + fanOut).
  public static Init xavier() { return Init.xavier(); }
  public static Init xavierUniform() { return Init.xavierUniform(); }

  /// Variance 32/(fanIn + fanOut), for sigmoids.
  public static Init xavierSigmoid() { return Init.xavierSigmoid(); }
  public static Init xavierSigmoidUniform() { return Init.xavierSigmoidUniform(); }

  /// Variance 2/fanIn; with `Init.Fan.OUT` 2/fanOut.
  public static Init he() { return Init.he(); }
  public static Init he(Init.Fan fan) { return Init.he(fan); }
  public static Init heUniform() { return Init.heUniform(); }
  public static Init heUniform(Init.Fan fan) { return Init.heUniform(fan); }

  /// Variance g/fanIn: `scaledInit(gain(x -> tanh(x), 1))`.
  public static Init scaledInit(double g) { return Init.scaled(g); }

  /// `q / E f(√q Z)²`: what the variance times fanIn must be, for units f to keep the variance q of their inputs.
  public static double gain(UnaryOperator<Tensor> f, double q) { return Init.gain(f, q); }

  /// One value everywhere.
  public static Init constantInit(double value) { return Init.constant(value); }

  /// Variance (high − low)²/12.
  public static Init uniformInit(double low, double high) { return Init.uniform(low, high); }

  /// Variance std².
  public static Init normalInit(double std) { return Init.normal(0, std); }

  /// Variance 0.773741 std²: cut off at two standard deviations.
  public static Init truncatedNormalInit(double std) { return Init.truncatedNormal(std, 2); }

  /// Orthonormal rows or columns.
  public static Init orthogonal() { return Init.orthogonal(1); }
  public static Init orthogonal(double gain) { return Init.orthogonal(gain); }

  /// The identity matrix.
  public static Init identityInit() { return Init.identity(1); }
}
