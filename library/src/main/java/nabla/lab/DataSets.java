package nabla.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import nabla.array.Rng;
import nabla.data.Cifar;
import nabla.data.Curves;
import nabla.data.DataSet;
import nabla.data.Drawn;
import nabla.data.Logic;
import nabla.data.Mnist;
import nabla.data.Mnist1d;
import nabla.data.Photo;
import nabla.data.Scaler;
import nabla.data.Sets;
import nabla.data.Synthetic;
import nabla.grad.Tensor;

/// Data: shipped, read, made.
public final class DataSets {
  private DataSets() {}

  /// 1 797 handwritten digits of 8×8 pixels, shipped.
  public static DataSet digits() { return Sets.digits(); }

  /// Fisher's 150 irises, shipped.
  public static DataSet iris() { return Sets.iris(); }

  /// The 10 000 test images of MNIST, from the folder `NABLA_DATA`, the user's cache, or the net.
  public static DataSet mnist() { return Mnist.test(); }

  /// The 60 000 training images of MNIST.
  public static DataSet mnistTrain() { return Mnist.train(); }

  /// The first n test images of CIFAR-10: (n, 3, 32, 32).
  public static DataSet cifar10(int n) { return Cifar.ten(Cifar.Part.TEST, n); }

  /// The first n training images of CIFAR-10.
  public static DataSet cifar10Train(int n) { return Cifar.ten(Cifar.Part.TRAIN, n); }

  /// The first n test images of CIFAR-100, in 100 classes.
  public static DataSet cifar100(int n) { return Cifar.hundred(Cifar.Part.TEST, false, n); }

  /// The first n training images of CIFAR-100.
  public static DataSet cifar100Train(int n) { return Cifar.hundred(Cifar.Part.TRAIN, false, n); }

  public static DataSet moons(int n, double noise) { return Synthetic.moons(n, noise, Rng.session()); }
  public static DataSet moons(int n) { return moons(n, 0.1); }
  public static DataSet rings(int n, double noise) { return Synthetic.rings(n, noise, Rng.session()); }
  public static DataSet rings(int n) { return rings(n, 0.1); }
  public static DataSet spirals(int n, int arms) { return Synthetic.spirals(n, arms, 0.02, Rng.session()); }
  public static DataSet blobs(int n, int classes) { return Synthetic.blobs(n, classes, 0.5, Rng.session()); }
  public static DataSet xor() { return Logic.parity(2); }

  /// The two spirals of Lang and Witbrock: 194 points.
  public static DataSet twoSpirals() { return Synthetic.twoSpirals(); }

  /// All 2ⁿ rows of n bits and whether the number of ones is odd.
  public static DataSet parity(int n) { return Logic.parity(n); }

  /// A function seen through noise at equally spaced places.
  public static DataSet noisy(DoubleUnaryOperator f, double from, double to, int n, double noise) {
    return Curves.spaced("curve", f, from, to, n, noise, Rng.session());
  }

  /// `sin 2πx` at random places through noise of standard deviation 0.3.
  public static DataSet noisySine(int n) { return Curves.sine(n, 0.3, Rng.session()); }

  /// A polynomial through noise, the constant coefficient first.
  public static DataSet polynomial(int n, double noise, double... coefficients) {
    return Curves.polynomial(n, noise, Rng.session(), coefficients);
  }

  /// The powers 0 … degree of inputs (n, 1).
  public static DataSet powers(DataSet data, int degree) { return Curves.powers(data, degree); }

  /// Six flats in Westwood: square feet and rent.
  public static DataSet westwood() { return Curves.westwood(); }

  /// MNIST-1D by its published recipe: n curves of 40 numbers in ten classes.
  public static DataSet mnist1d(int n) { return Mnist1d.of(n, Rng.session()); }

  /// n drawn digits of 28×28 pixels in the format of MNIST.
  public static DataSet drawnDigits(int n) { return Drawn.digits(n, 28, Rng.session()); }

  /// n drawn shapes of ten kinds: (n, 1, side, side).
  public static DataSet shapes(int n, int side) { return Drawn.shapes(n, side, 1, Rng.session()); }

  /// The same in colour: (n, 3, side, side).
  public static DataSet colouredShapes(int n, int side) { return Drawn.shapes(n, side, 3, Rng.session()); }

  /// A picture from a file, in colour: (1, 3, height, width).
  public static Tensor photo(String file) { return Photo.read(Path.of(file)); }

  /// Scenes with a label for each pixel: (n, 1, side, side) and (n, 4, side, side).
  public static DataSet scenes(int n, int side) { return Drawn.scenes(n, side, Rng.session()); }

  /// A random share for training (such as 0.8), the rest for testing.
  public static DataSet.Split split(DataSet data, double share) { return data.split(share, Rng.session()); }

  /// The same with each class shared alike.
  public static DataSet.Split stratifiedSplit(DataSet data, double share) { return data.stratifiedSplit(share, Rng.session()); }

  /// The k ways to hold out a k-th part.
  public static List<DataSet.Split> kFold(DataSet data, int k) { return data.kFold(k, Rng.session()); }

  /// The ways to hold out one example.
  public static List<DataSet.Split> leaveOneOut(DataSet data) { return data.leaveOneOut(); }

  /// As many examples drawn with replacement, and those that were never drawn.
  public static DataSet.Split bootstrap(DataSet data) { return data.bootstrap(Rng.session()); }

  /// Mini-batches in a random order.
  public static List<DataSet> batches(DataSet data, int size) { return data.batches(size, Rng.session()); }

  /// Mean 0 and standard deviation 1 for each input, as the training examples have it, for both parts.
  public static DataSet.Split standardise(DataSet.Split parts) {
    var scaler = Scaler.of(parts.train());
    return new DataSet.Split(scaler.apply(parts.train()), scaler.apply(parts.test()));
  }
}
