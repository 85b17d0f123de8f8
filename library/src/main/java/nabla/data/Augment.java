package nabla.data;

import nabla.array.Array;
import nabla.array.Rng;
import nabla.grad.Tensor;

/// A random change of images under which their labels stay right (J-8.10, C-9.10, P-6.2, U-3.25 … 3.28); each example is changed by itself.
///
/// Batches are (n, h, w), (n, channels, h, w), or rows of square images (n, side²); the shape stays. What is right depends on the labels: a turned dog is
/// a dog, but half a turn makes a 6 a 9 and a flip a b a d.
@FunctionalInterface
public interface Augment {
  Tensor of(Tensor images, Rng rng);

  /// The batch changed; the same state of `rng` gives the same images.
  default Tensor apply(Tensor images, Rng rng) {
    if (images.rank() < 2 || images.rank() > 4 || images.dim(0) == 0)
      throw new IllegalArgumentException(
          "augment: shape " + images.shape() + " is no batch of images: (n, h, w), (n, channels, h, w) or (n, side²)");
    return Warp.like(images.shape(), of(Warp.unfolded(images), rng));
  }

  /// The data set with changed inputs; to have both, `data.plus(augment.apply(data, rng))`.
  default DataSet apply(DataSet data, Rng rng) { return new DataSet(data.name(), apply(data.x(), rng), data.y(), data.classes()); }

  /// This, then that.
  default Augment then(Augment next) { return (x, rng) -> next.of(of(x, rng), rng); }

  /// This for a share of the examples only.
  default Augment sometimes(double share) {
    return (x, rng) -> {
      var coins = rng.bernoulli(x.dtype(), nabla.array.Shape.of(x.dim(0)), share);
      var dims = new int[x.rank()];
      java.util.Arrays.fill(dims, 1);
      dims[0] = x.dim(0);
      return Tensor.of(coins).reshape(dims).gt(0).where(of(x, rng), x);
    };
  }

  /// Moved by up to so many whole pixels to each side.
  static Augment shift(int most) {
    return (x, rng) -> Warp.affine(x, _ -> Warp.turn(0, 1, 0, rng.below(2 * most + 1) - most, rng.below(2 * most + 1) - most));
  }

  /// Turned by up to so many degrees to each side.
  static Augment rotate(double most) { return (x, rng) -> Warp.affine(x, _ -> Warp.turn(either(most, rng), 1, 0, 0, 0)); }

  /// Larger or smaller by up to this share: 0.1 gives factors of 0.9 to 1.1.
  static Augment zoom(double most) {
    if (!(most >= 0 && most < 1)) throw new IllegalArgumentException("zoom: the share must lie in [0, 1), not " + most);
    return (x, rng) -> Warp.affine(x, _ -> Warp.turn(0, 1 + either(most, rng), 0, 0, 0));
  }

  static Augment shear(double most) { return (x, rng) -> Warp.affine(x, _ -> Warp.turn(0, 1, either(most, rng), 0, 0)); }

  /// Half of the examples with left and right changed over.
  static Augment flip() { return ((Augment) (x, _) -> Warp.flip(x)).sometimes(0.5); }

  /// Padded with `padding` zeros on each side, then a part of the old size cut out at random.
  static Augment crop(int padding) { return shift(padding); }

  /// Bent; α = 34 and σ = 4 suit MNIST (Simard, Steinkraus and Platt 2003).
  static Augment elastic(double alpha, double sigma) { return (x, rng) -> Warp.elastic(x, alpha, sigma, rng); }

  /// Brighter or darker by up to `most`, within [0, 1].
  static Augment brightness(double most) { return (x, rng) -> x.add(eachExample(x, rng, most)).clip(0, 1); }

  /// The difference from the example's mean larger or smaller by up to this share, within [0, 1].
  static Augment contrast(double most) {
    return (x, rng) -> {
      var flat = x.reshape(x.dim(0), x.size() / x.dim(0));
      var mean = flat.mean(1).reshape(x.dim(0), 1);
      var factor = eachExample(flat, rng, most).add(1);
      return Warp.like(x.shape(), flat.sub(mean).mul(factor).add(mean).clip(0, 1));
    };
  }

  /// Normal noise on every pixel.
  static Augment noise(double std) { return (x, rng) -> x.add(Tensor.of(rng.normal(x.dtype(), x.shape(), 0, std))); }

  private static double either(double most, Rng rng) { return most * (2 * rng.uniform() - 1); }

  private static Tensor eachExample(Tensor x, Rng rng, double most) {
    var dims = new int[x.rank()];
    java.util.Arrays.fill(dims, 1);
    dims[0] = x.dim(0);
    Array by = rng.uniform(x.dtype(), nabla.array.Shape.of(dims), -most, most);
    return Tensor.of(by);
  }
}
