package nabla.grad;

import java.util.Arrays;
import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Shape;
import nabla.tex.Tex;

/// Layers that bring numbers to a common size: mean 0 and variance 1 over some axes, then scaled and shifted by trained weights.
public sealed interface Normalization extends Fused permits Normalization.Standardizing, Normalization.WeightNorm {
  /// Means and variances that numbers were standardised by, constants, one a group.
  record Statistics(Tensor mean, Tensor variance) {}

  /// The statistics that gave `y = batchNorm(x)`, just computed.
  static Statistics statistics(Tensor y) {
    var both = List.of(y.lentSaved(0), y.lentSaved(1)).stream().map(s -> Tensor.of(s.reshape(s.size()).copy())).toList();
    return new Statistics(both.get(0), both.get(1));
  }

  /// `y = γ (x − μ) / √(σ² + ε) + β`. Inputs: x, γ, β. Saves μ, σ² (reduced axes kept), the standardised x and `1 / √(σ² + ε)`.
  sealed interface Standardizing extends Normalization {
    double epsilon();

    /// The shape in which the statistics see x.
    Shape split(Shape x);

    /// The axes of that shape that the statistics are taken over.
    boolean[] axes(Shape split);

    /// The shape in which the weights stretch over x.
    Shape weights(Shape x);

    @Override
    default Tex tex(List<Tex> in) {
      return Tex
          .atom("\\operatorname{" + name().toLowerCase() + "}_{" + in.get(1) + ", " + in.get(2) + "}\\left(" + in.get(0) + "\\right)");
    }

    @Override
    default String rule() {
      return "\\bar x = \\tfrac{\\gamma}{\\sigma}\\left(\\bar y - \\operatorname{mean} \\bar y - \\hat x \\operatorname{mean}(\\bar y \\odot \\hat x)\\right),"
          + " \\quad \\bar\\gamma = \\textstyle\\sum \\bar y \\odot \\hat x, \\quad \\bar\\beta = \\textstyle\\sum \\bar y";
    }

    @Override
    default Array forward(Kernels k, List<Array> in) {
      return run(k, in).value();
    }

    @Override
    default Result run(Kernels k, List<Array> in) {
      Array x = in.getFirst();
      var split = split(x.shape());
      Array gamma = weight(x, in.get(1)), beta = weight(x, in.get(2));
      var kept = split.reduced(axes(split), true).dims();
      var s = k.standardize(x.reshape(groups(split).dims()), epsilon());
      var y = scaled(k, s.value(), gamma, beta, x.shape());
      return new Result(y,
          List.of(s.mean().reshape(kept), s.variance().reshape(kept), s.value().reshape(split.dims()), s.inverse().reshape(kept)));
    }

    /// `γ ẑ + β`
    private Array scaled(Kernels k, Array standard, Array gamma, Array beta, Shape shape) {
      if (!oneWeightAGroup() || gamma.dtype() != standard.dtype() || beta.dtype() != standard.dtype())
        return k.zip(new Arithmetic.Add(), k.zip(new Arithmetic.Mul(), standard.reshape(shape.dims()), gamma), beta);
      return k.affine(standard, gamma.reshape(1, gamma.size(), 1), beta.reshape(1, beta.size(), 1)).reshape(shape.dims());
    }

    /// Whether all numbers that share their statistics share their weights.
    private boolean oneWeightAGroup() {
      return this instanceof BatchNorm;
    }

    /// The split shape as (outer, groups, inner), each `[:, j, :]` with statistics of its own.
    private Shape groups(Shape split) {
      var axes = axes(split);
      int outer = 1, groups = 1, inner = 1, i = 0;
      while (i < axes.length && axes[i]) outer *= split.dim(i++);
      while (i < axes.length && !axes[i]) groups *= split.dim(i++);
      while (i < axes.length) inner *= split.dim(i++);
      return Shape.of(outer, groups, inner);
    }

    private Array weight(Array x, Array w) {
      var shape = weights(x.shape());
      if (w.shape().equals(shape) || w.rank() == 1 && w.size() == shape.size()) return w.reshape(shape.dims());
      throw new IllegalArgumentException(
          name() + ": shape " + x.shape() + " needs " + shape.size() + " weights, these have shape " + w.shape());
    }

    @Override
    default List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      if (!Recording.on() && oneWeightAGroup()) return back(in, out, g);
      Tensor x = in.get(0), gamma = in.get(1), beta = in.get(2);
      var split = split(x.shape());
      var weights = weights(x.shape());
      var mean = new Reduction.Mean(axes(split), true);
      var parts = x.reshape(split.dims());
      var inverse = Fused.saved(out, 3, () -> Tensor.apply(new Reduction.Var(axes(split), true), parts).add(epsilon()).pow(-0.5));
      var standard = Fused.saved(out, 2, () -> parts.sub(Tensor.apply(mean, parts)).mul(inverse));
      var flat = standard.reshape(x.shape().dims());
      return Arrays.asList(
          x.tracked() ? input(g, gamma.reshape(weights.dims()), standard, inverse, mean).reshape(x.shape().dims()) : null,
          gamma.tracked() ? Backward.sumTo(g.mul(flat), weights).reshape(gamma.shape().dims()) : null,
          beta.tracked() ? Backward.sumTo(g, weights).reshape(beta.shape().dims()) : null);
    }

    /// All three gradients from the two sums of each group, where a group has one γ and one β and nothing is recorded.
    private List<Tensor> back(List<Tensor> in, Tensor out, Tensor g) {
      Tensor x = in.get(0), gamma = in.get(1), beta = in.get(2);
      var groups = groups(split(x.shape()));
      var each = Shape.of(1, groups.dim(1), 1);
      var k = Kernels.best();
      var scale = k.zip(new Arithmetic.Mul(), out.lentSaved(3).reshape(each.dims()), gamma.array().reshape(each.dims()));
      var all = k.standardizeInput(out.lentSaved(2).reshape(groups.dims()), scale, g.value().reshape(groups.dims()));
      return List.of(Tensor.of(all.value().reshape(x.shape().dims())), Tensor.of(all.along().reshape(gamma.shape().dims())),
          Tensor.of(all.sum().reshape(beta.shape().dims())));
    }

    private Tensor input(Tensor g, Tensor gamma, Tensor standard, Tensor inverse, Reduction.Mean mean) {
      var split = standard.shape();
      var weighted = g.mul(gamma);
      if (Recording.on()) return inner(weighted.reshape(split.dims()), standard, inverse, mean);
      var groups = groups(split);
      var x = Kernels.best().standardizeInput(standard.array().reshape(groups.dims()), inverse.array().reshape(1, groups.dim(1), 1),
          weighted.value().reshape(groups.dims()));
      return Tensor.of(x.value()).reshape(split.dims());
    }

    private static Tensor inner(Tensor g, Tensor standard, Tensor inverse, Reduction.Mean mean) {
      return g.sub(Tensor.apply(mean, g)).sub(standard.mul(Tensor.apply(mean, g.mul(standard)))).mul(inverse);
    }
  }

  /// Over all axes but the channels, axis 1 (Ioffe, Szegedy 2015): the statistics of the batch.
  record BatchNorm(double epsilon) implements Standardizing {
    public String name() { return "batchNorm"; }
    public boolean[] axes(Shape split) { return allBut(1, split); }
    public Shape weights(Shape x) { return channels(x); }

    public Shape split(Shape x) {
      if (x.rank() < 2) throw new IllegalArgumentException("batchNorm: shape " + x + " is not (images, channels, …)");
      return x;
    }
  }

  /// Over the last `count` axes of each example (Ba, Kiros, Hinton 2016).
  record LayerNorm(int count, double epsilon) implements Standardizing {
    public String name() { return "layerNorm"; }
    public Shape weights(Shape x) { return Shape.of(Arrays.copyOfRange(x.dims(), x.rank() - count, x.rank())); }

    public Shape split(Shape x) {
      if (count < 1 || count > x.rank()) throw new IllegalArgumentException("layerNorm: shape " + x + " has no last " + count + " axes");
      return x;
    }

    public boolean[] axes(Shape split) {
      var axes = new boolean[split.rank()];
      Arrays.fill(axes, split.rank() - count, split.rank(), true);
      return axes;
    }
  }

  /// Over each of `groups` groups of channels of each example (Wu, He 2018); with one channel a group it is instance norm.
  record GroupNorm(int groups, double epsilon) implements Standardizing {
    public String name() { return "groupNorm"; }
    public Shape weights(Shape x) { return channels(x); }

    public Shape split(Shape x) {
      if (x.rank() < 2 || groups < 1 || x.dim(1) % groups != 0)
        throw new IllegalArgumentException("groupNorm: the channels of shape " + x + " do not fall into " + groups + " groups");
      int rest = 1;
      for (int i = 2; i < x.rank(); i++) rest *= x.dim(i);
      return Shape.of(x.dim(0), groups, x.dim(1) / groups * rest);
    }

    public boolean[] axes(Shape split) { return split.mask(2); }
  }

  /// Rows of given length: `w = g v / ‖v‖`, each index of axis 0 by itself (Salimans, Kingma 2016). Inputs: v, g with one number a row.
  record WeightNorm() implements Normalization {
    public String name() { return "weightNorm"; }
    public Tex tex(List<Tex> in) {
      return in.get(1).times("\\odot", Tex.atom("\\frac{" + in.get(0) + "}{\\left\\|" + in.get(0) + "\\right\\|}"));
    }
    public String rule() {
      return "\\bar v = \\tfrac{g}{\\|v\\|}\\left(\\bar w - \\hat v\\, (\\hat v \\cdot \\bar w)\\right), \\quad \\bar g = \\hat v \\cdot \\bar w";
    }

    public Array forward(Kernels k, List<Array> in) {
      Array v = in.get(0), g = in.get(1);
      if (v.rank() < 1 || g.size() != v.dim(0))
        throw new IllegalArgumentException("weightNorm: " + v.shape() + " and lengths " + g.shape() + ": one length a row is needed");
      var length = new Reduction.Norm(allBut(0, v.shape()), true).forward(k, List.of(v));
      return k.zip(new Arithmetic.Mul(), k.zip(new Arithmetic.Div(), v, length), g.reshape(length.shape().dims()));
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      Tensor v = in.get(0), size = in.get(1);
      var axes = allBut(0, v.shape());
      var length = Tensor.apply(new Reduction.Norm(axes, true), v);
      var unit = v.div(length);
      var along = Tensor.apply(new Reduction.Sum(axes, true), g.mul(unit));
      return Arrays.asList(
          v.tracked() ? g.sub(unit.mul(along)).mul(size.reshape(length.shape().dims()).div(length)) : null,
          size.tracked() ? along.reshape(size.shape().dims()) : null);
    }
  }

  private static boolean[] allBut(int axis, Shape shape) {
    var axes = new boolean[shape.rank()];
    Arrays.fill(axes, true);
    axes[axis] = false;
    return axes;
  }

  /// One number a channel, stretched over everything else.
  private static Shape channels(Shape x) {
    var dims = new int[x.rank()];
    Arrays.fill(dims, 1);
    dims[1] = x.dim(1);
    return Shape.of(dims);
  }
}
