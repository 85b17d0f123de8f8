package nabla.data;

import nabla.array.DType;
import nabla.grad.Tensor;

/// The mean and standard deviation of each input, fitted on training data and applied to any.
public record Scaler(Tensor mean, Tensor std) {
  /// Fitted on these examples; an input that never varies is only shifted.
  public static Scaler of(DataSet data) {
    if (data.size() == 0) throw new IllegalArgumentException("standardise: " + data.name() + " holds no examples");
    return Tensor.noGrad(() -> {
      var mean = data.x().mean(0);
      var std = data.x().sub(mean).square().mean(0).sqrt();
      var varies = std.gt(mean.abs().mul(10 * (std.dtype() == DType.F32 ? Math.ulp(1f) : Math.ulp(1.0)))); // more than rounding
      return new Scaler(mean, varies.where(std, varies.eq(0)));
    });
  }

  /// The inputs less the mean, over the deviation.
  public DataSet apply(DataSet data) {
    int axes = mean.rank(), skip = data.x().rank() - axes;
    for (int i = 0; i < axes; i++)
      if (skip != 1 || data.x().dim(i + 1) != mean.dim(i)) throw new IllegalArgumentException(
          "standardise: fitted on inputs of shape " + mean.shape() + " each, " + data.name() + " has " + data.x().shape());
    return new DataSet(data.name(), data.x().sub(mean).div(std), data.y(), data.classes());
  }
}
