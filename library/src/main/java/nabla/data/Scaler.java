package nabla.data;

import nabla.grad.Tensor;

/// The mean and standard deviation of each input, fitted on training data and applied to any.
public record Scaler(Tensor mean, Tensor std) {
  /// Fitted on these examples; an input that never varies is only shifted.
  public static Scaler of(DataSet data) {
    return Tensor.noGrad(() -> {
      var mean = data.x().mean(0);
      var std = data.x().sub(mean).square().mean(0).sqrt();
      return new Scaler(mean, std.gt(0).where(std, std.eq(0)));
    });
  }

  public DataSet apply(DataSet data) {
    return new DataSet(data.name(), data.x().sub(mean).div(std), data.y(), data.classes());
  }
}
