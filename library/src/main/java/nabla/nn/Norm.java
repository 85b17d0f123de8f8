package nabla.nn;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.grad.Normalization;
import nabla.grad.Tensor;

/// Layers that standardise what goes through them, then scale by γ and shift by β. Shapes stay.
public sealed interface Norm extends Layer {
  double EPSILON = 1e-5;

  /// (n, channels) or (n, channels, h, w), γ and β (channels,): over the batch, each channel (axis 1) by itself. In test mode by the running mean and variance, which training moves by the fraction `rate` a batch.
  record BatchNorm(Tensor gamma, Tensor beta, Buffer mean, Buffer variance, double rate, double epsilon) implements Norm {
    public static BatchNorm of(int channels, double rate) {
      Make.extents("batchNorm", channels);
      var shape = Shape.of(channels);
      return new BatchNorm(Make.full("γ", channels, 1), Make.zeros("β", channels), new Buffer(Array.zeros(DType.standard(), shape)),
          new Buffer(Array.full(DType.standard(), shape, 1)), rate, EPSILON);
    }

    @Override
    public Tensor apply(Tensor x, Mode mode) {
      if (x.rank() < 2 || x.dim(1) != gamma.size())
        throw new IllegalArgumentException("batchNorm: expects " + gamma.size() + " channels in axis 1, got shape " + x.shape());
      return mode == Mode.TRAIN ? train(x) : test(x);
    }

    private Tensor train(Tensor x) {
      int n = x.size() / gamma.size();
      if (n < 2) throw new IllegalArgumentException(
          "batchNorm: one value a channel has no variance; train with larger batches than shape " + x.shape());
      var y = x.batchNorm(gamma, beta, epsilon);
      var batch = Normalization.statistics(y);
      mean.follow(batch.mean(), rate);
      variance.follow(batch.variance().mul((double) n / (n - 1)), rate);
      return y;
    }

    private Tensor test(Tensor x) {
      int rank = x.rank();
      var scale = gamma.div(variance.tensor().add(epsilon).sqrt());
      return x.mul(seen(scale, rank)).add(seen(beta.sub(mean.tensor().mul(scale)), rank));
    }

    /// One number a channel, so that it broadcasts along axis 1.
    private static Tensor seen(Tensor x, int rank) {
      var dims = new int[rank - 1];
      java.util.Arrays.fill(dims, 1);
      dims[0] = x.size();
      return x.reshape(dims);
    }

    @Override
    public String title() { return "BatchNorm " + gamma.size(); }
  }

  /// Over the last axes, those that γ has, each example by itself.
  record LayerNorm(Tensor gamma, Tensor beta, double epsilon) implements Norm {
    public static LayerNorm of(int... extents) {
      Make.extents("layerNorm", extents);
      var shape = Shape.of(extents);
      return new LayerNorm(Tensor.param("γ", Array.full(DType.standard(), shape, 1)),
          Tensor.param("β", Array.zeros(DType.standard(), shape)), EPSILON);
    }

    @Override
    public Tensor apply(Tensor x, Mode mode) { return x.layerNorm(gamma, beta, epsilon); }

    @Override
    public String title() { return "LayerNorm " + gamma.shape(); }
  }

  /// (n, channels, …), γ and β (channels,): over groups of channels, each example by itself.
  record GroupNorm(int groups, Tensor gamma, Tensor beta, double epsilon) implements Norm {
    public static GroupNorm of(int groups, int channels) {
      Make.extents("groupNorm", groups, channels);
      if (channels % groups != 0)
        throw new IllegalArgumentException("groupNorm: " + groups + " groups do not divide " + channels + " channels");
      return new GroupNorm(groups, Make.full("γ", channels, 1), Make.zeros("β", channels), EPSILON);
    }

    @Override
    public Tensor apply(Tensor x, Mode mode) { return x.groupNorm(groups, gamma, beta, epsilon); }

    @Override
    public String title() { return "GroupNorm " + gamma.size() + " in " + groups; }
  }

  /// (n, inputs) becomes (n, outputs): a linear layer whose columns have lengths of their own: `w_j = g_j v_j/‖v_j‖`.
  record WeightNorm(Tensor direction, Tensor length, Tensor bias) implements Norm {
    public static WeightNorm of(Linear layer) {
      var v = layer.weight();
      var lengths = v.detach().square().sum(0).sqrt();
      return new WeightNorm(Tensor.param("v", v.value()), Tensor.param("g", lengths.value()), layer.bias());
    }

    /// The weights as they act.
    public Tensor weight() { return direction.t().weightNorm(length).t(); }

    @Override
    public Tensor apply(Tensor x, Mode mode) {
      var y = x.mm(weight());
      return bias == null ? y : y.add(bias);
    }

    @Override
    public String title() { return "WeightNorm " + direction.dim(0) + " → " + direction.dim(1); }
  }
}
