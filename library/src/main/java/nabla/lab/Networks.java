package nabla.lab;

import java.util.List;
import nabla.array.Rng;
import nabla.array.Window;
import nabla.data.Augment;
import nabla.grad.Activation;
import nabla.grad.Tensor;
import nabla.nn.Blocks;
import nabla.nn.Conv;
import nabla.nn.Drop;
import nabla.nn.Flatten;
import nabla.nn.Frozen;
import nabla.nn.Init;
import nabla.nn.Layer;
import nabla.nn.Linear;
import nabla.nn.Norm;
import nabla.nn.Plain;
import nabla.nn.Pointwise;
import nabla.nn.Pool;
import nabla.nn.Sequential;
import nabla.nn.Summary;
import nabla.nn.TrainingOnly;
import nabla.nn.WeightNoise;

/// Layers and models. Weights start by He's rule unless an initialiser is named; biases start at 0.
public final class Networks {
  private Networks() {}

  public static Sequential sequential(Layer... layers) { return Sequential.of(layers); }

  /// `y = x W + b`
  public static Linear linear(int in, int out) { return linear(in, out, Init.he()); }
  public static Linear linear(int in, int out, Init init) { return Linear.of(in, out, true, init, Rng.session()); }

  public static Conv.Conv2d conv2d(int in, int out, int size) { return conv2d(in, out, size, Window.PLAIN); }
  public static Conv.Conv2d conv2d(int in, int out, int size, Window options) {
    return Conv.Conv2d.of(in, out, size, options, Init.he(), Rng.session());
  }
  public static Conv.Conv1d conv1d(int in, int out, int size) { return conv1d(in, out, size, Window.PLAIN); }
  public static Conv.Conv1d conv1d(int in, int out, int size, Window options) {
    return Conv.Conv1d.of(in, out, size, options, Init.he(), Rng.session());
  }
  public static Conv.ConvTranspose2d convTranspose2d(int in, int out, int size, Window options) {
    return Conv.ConvTranspose2d.of(in, out, size, options, 0, Init.he(), Rng.session());
  }

  /// Windows of size × size that do not overlap, unless options say so.
  public static Pool.MaxPool maxPool(int size) { return maxPool(size, Window.PLAIN.stride(size)); }
  public static Pool.MaxPool maxPool(int size, Window options) { return new Pool.MaxPool(size, options); }
  public static Pool.AvgPool avgPool(int size) { return avgPool(size, Window.PLAIN.stride(size)); }
  public static Pool.AvgPool avgPool(int size, Window options) { return new Pool.AvgPool(size, options); }
  public static Pool.GlobalAvgPool globalAvgPool() { return new Pool.GlobalAvgPool(); }

  /// One row an example, whatever its shape.
  public static Flatten flatten() { return new Flatten(); }

  public static Layer dropout(double p) { return new Drop(p, false, false); }
  public static Layer alphaDropout(double p) { return new Drop(p, true, false); }
  public static Norm.BatchNorm batchNorm(int channels) { return Norm.BatchNorm.of(channels, 0.1); }
  public static Norm.LayerNorm layerNorm(int... extents) { return Norm.LayerNorm.of(extents); }
  public static Norm.GroupNorm groupNorm(int groups, int channels) { return Norm.GroupNorm.of(groups, channels); }
  public static Norm.WeightNorm weightNorm(Linear layer) { return Norm.WeightNorm.of(layer); }

  public static Layer relu() { return new Pointwise("ReLU", new Activation.Relu()); }
  public static Layer leakyRelu(double slope) { return new Pointwise("LeakyReLU " + slope, new Activation.LeakyRelu(slope)); }
  public static Layer prelu() { return new Blocks.PRelu(Tensor.param("slope", Making.tensor(0.25).value())); }
  public static Layer elu() { return elu(1); }
  public static Layer elu(double alpha) { return new Pointwise("ELU " + alpha, new Activation.Elu(alpha)); }
  public static Layer hardTanh() { return new Pointwise("HardTanh", new Activation.HardTanh()); }
  public static Layer selu() { return new Pointwise("SELU", new Activation.Selu()); }
  public static Layer gelu() { return new Pointwise("GELU", new Activation.Gelu()); }
  public static Layer swish() { return new Plain("Swish", x -> x.mul(x.sigmoid())); }
  public static Layer tanh() { return new Pointwise("Tanh", new Activation.Tanh()); }
  public static Layer sigmoid() { return new Pointwise("Sigmoid", new Activation.Sigmoid()); }
  public static Layer softplus() { return new Pointwise("Softplus", new Activation.Softplus()); }
  public static Layer softmax() { return new Plain("Softmax", x -> x.softmax(-1)); }
  public static Layer logSoftmax() { return new Plain("LogSoftmax", x -> x.logSoftmax(-1)); }

  /// Any function as a layer without parameters.
  public static Layer layer(String title, java.util.function.UnaryOperator<Tensor> f) { return new Plain(title, f); }

  /// The largest of k linear functions for each output.
  public static Layer maxout(int in, int out, int k) { return Blocks.Maxout.of(in, out, k, Init.he(), Rng.session()); }

  /// `x + body(x)`, for a body that keeps the shape.
  public static Layer residual(Layer... body) { return new Blocks.Residual(Sequential.of(body), null); }

  /// `shortcut(x) + body(x)`, where the body changes the shape: the shortcut first.
  public static Layer residualVia(Layer shortcut, Layer... body) { return new Blocks.Residual(Sequential.of(body), shortcut); }

  /// Branches side by side, joined along the channels.
  public static Layer inception(Layer... branches) { return new Blocks.Inception(List.of(branches)); }

  public static Blocks.Autoencoder autoencoder(Layer encoder, Layer decoder) { return new Blocks.Autoencoder(encoder, decoder); }

  /// One trunk and several heads, their results side by side.
  public static Blocks.MultiHead multiHead(Layer trunk, Layer... heads) { return new Blocks.MultiHead(trunk, List.of(heads)); }

  /// Changes images at random in training and lets them pass in test mode.
  public static Layer augment(Augment by) { return new TrainingOnly("Augment", x -> by.apply(x, Rng.session())); }

  /// Adds normal noise in training: to inputs as the first layer, to activations further on.
  public static Layer noise(double std) {
    if (!(std >= 0)) throw new IllegalArgumentException("noise: the standard deviation must be ≥ 0, not " + std);
    return new TrainingOnly("Noise " + std, x -> x.add(Tensor.of(Rng.session().normal(x.dtype(), x.shape(), 0, std))));
  }

  /// In training computes with noisy weights; the gradient goes to the weights themselves.
  public static Layer weightNoise(Layer layer, double std) { return new WeightNoise(layer, std); }

  /// A layer whose parameters are no longer learned.
  public static Layer frozen(Layer layer) { return new Frozen(layer); }

  /// Layers, shapes for an input of this shape (the batch included), and numbers of parameters.
  public static Summary summary(Layer model, int... input) { return input.length == 0 ? Summary.of(model) : Summary.of(model, input); }
}
