package nabla.lab;

import java.util.function.DoubleUnaryOperator;
import nabla.array.Rng;
import nabla.data.Cifar;
import nabla.data.DataSet;
import nabla.data.Mnist;
import nabla.data.Sets;
import nabla.data.Synthetic;

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
  public static DataSet xor() { return Synthetic.xor(); }

  /// A function seen through noise at equally spaced places.
  public static DataSet noisy(DoubleUnaryOperator f, double from, double to, int n, double noise) {
    return Synthetic.curve("curve", f, from, to, n, noise, Rng.session());
  }
}
