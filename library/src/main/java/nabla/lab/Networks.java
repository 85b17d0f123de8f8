package nabla.lab;

import java.util.List;
import nabla.array.Rng;
import nabla.array.Window;
import nabla.grad.Tensor;
import nabla.nn.Blocks;
import nabla.nn.Conv;
import nabla.nn.Drop;
import nabla.nn.Frozen;
import nabla.nn.Init;
import nabla.nn.Layer;
import nabla.nn.Linear;
import nabla.nn.Norm;
import nabla.nn.Plain;
import nabla.nn.Sequential;
import nabla.nn.Summary;

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
  public static Conv.Conv1d conv1d(int in, int out, int size) {
    return Conv.Conv1d.of(in, out, size, Window.PLAIN, Init.he(), Rng.session());
  }
  public static Conv.ConvTranspose2d convTranspose2d(int in, int out, int size, Window options) {
    return Conv.ConvTranspose2d.of(in, out, size, options, 0, Init.he(), Rng.session());
  }

  public static Layer maxPool(int size) { return new Plain("MaxPool " + size + "×" + size, x -> x.maxPool(size)); }
  public static Layer avgPool(int size) { return new Plain("AvgPool " + size + "×" + size, x -> x.avgPool(size)); }
  public static Layer globalAvgPool() { return new Plain("GlobalAvgPool", Tensor::globalAvgPool); }

  /// One row an example, whatever its shape.
  public static Layer flatten() { return new Plain("Flatten", x -> x.reshape(x.dim(0), x.size() / Math.max(1, x.dim(0)))); }

  public static Layer dropout(double p) { return new Drop(p, false, false); }
  public static Layer alphaDropout(double p) { return new Drop(p, true, false); }
  public static Norm.BatchNorm batchNorm(int channels) { return Norm.BatchNorm.of(channels, 0.1); }
  public static Norm.LayerNorm layerNorm(int... extents) { return Norm.LayerNorm.of(extents); }
  public static Norm.GroupNorm groupNorm(int groups, int channels) { return Norm.GroupNorm.of(groups, channels); }
  public static Norm.WeightNorm weightNorm(Linear layer) { return Norm.WeightNorm.of(layer); }

  public static Layer relu() { return new Plain("ReLU", Tensor::relu); }
  public static Layer leakyRelu(double slope) { return new Plain("LeakyReLU " + slope, x -> x.leakyRelu(slope)); }
  public static Layer prelu() { return new Blocks.PRelu(Tensor.param("slope", Making.tensor(0.25).value())); }
  public static Layer elu() { return new Plain("ELU", x -> x.elu(1)); }
  public static Layer selu() { return new Plain("SELU", Tensor::selu); }
  public static Layer gelu() { return new Plain("GELU", Tensor::gelu); }
  public static Layer swish() { return new Plain("Swish", x -> x.mul(x.sigmoid())); }
  public static Layer tanh() { return new Plain("Tanh", Tensor::tanh); }
  public static Layer sigmoid() { return new Plain("Sigmoid", Tensor::sigmoid); }
  public static Layer softplus() { return new Plain("Softplus", Tensor::softplus); }
  public static Layer softmax() { return new Plain("Softmax", x -> x.softmax(-1)); }

  /// Any function as a layer without parameters.
  public static Layer layer(String title, java.util.function.UnaryOperator<Tensor> f) { return new Plain(title, f); }

  /// The largest of k linear functions for each output.
  public static Layer maxout(int in, int out, int k) { return Blocks.Maxout.of(in, out, k, Init.he(), Rng.session()); }

  /// `x + body(x)`
  public static Layer residual(Layer... body) { return new Blocks.Residual(Sequential.of(body), null); }

  /// `shortcut(x) + body(x)`, where the body changes the shape.
  public static Layer residual(Layer body, Layer shortcut) { return new Blocks.Residual(body, shortcut); }

  /// Branches side by side, joined along the channels.
  public static Layer inception(Layer... branches) { return new Blocks.Inception(List.of(branches)); }

  public static Blocks.Autoencoder autoencoder(Layer encoder, Layer decoder) { return new Blocks.Autoencoder(encoder, decoder); }

  /// A layer whose parameters are no longer learned.
  public static Layer frozen(Layer layer) { return new Frozen(layer); }

  /// Layers, shapes for an input of this shape (the batch included), and numbers of parameters.
  public static Summary summary(Layer model, int... input) { return input.length == 0 ? Summary.of(model) : Summary.of(model, input); }
}
