package nabla.data;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import nabla.array.Shape;

/// Handwritten digits of 28×28 pixels (Y. LeCun, C. Cortes, C. Burges): inputs (n, 784) in [0, 1], ten classes. Concepts J-6.1, J-D.1.
public final class Mnist {
  private static final String HOME = "https://storage.googleapis.com/cvdf-datasets/mnist/";
  private static final Remote TEST_IMAGES = remote("t10k-images-idx3-ubyte.gz",
      "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6");
  private static final Remote TEST_LABELS = remote("t10k-labels-idx1-ubyte.gz",
      "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");
  private static final Remote TRAIN_IMAGES = remote("train-images-idx3-ubyte.gz",
      "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609");
  private static final Remote TRAIN_LABELS = remote("train-labels-idx1-ubyte.gz",
      "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c");

  static final List<Remote> FILES = List.of(TEST_IMAGES, TEST_LABELS, TRAIN_IMAGES, TRAIN_LABELS);

  private Mnist() {}

  private static Remote remote(String name, String sha256) { return new Remote(name, URI.create(HOME + name), sha256); }

  /// The 10 000 test images (1.6 MB), from this machine or else from the net.
  public static DataSet test() { return test(Store.standard()); }

  public static DataSet test(Store store) { return read(store.need(TEST_IMAGES), store.need(TEST_LABELS)); }

  /// The 60 000 training images (9.9 MB), from this machine or else from the net.
  public static DataSet train() { return train(Store.standard()); }

  public static DataSet train(Store store) { return read(store.need(TRAIN_IMAGES), store.need(TRAIN_LABELS)); }

  /// Whether the test images are on this machine.
  public static boolean here() {
    var store = Store.standard();
    return store.find(TEST_IMAGES.name()).isPresent() && store.find(TEST_LABELS.name()).isPresent();
  }

  /// Images and labels of any set in MNIST's format, gzipped or not: inputs (n, height · width) in [0, 1], ten classes.
  ///
  /// @throws DataException where a file is missing, damaged, or does not fit the other
  public static DataSet read(Path images, Path labels) {
    Idx pixels = Idx.read(images), classes = Idx.read(labels);
    if (pixels.shape().rank() != 3) throw new DataException(images + " holds no images: its shape is " + pixels.shape());
    if (classes.shape().rank() != 1 || classes.shape().dim(0) != pixels.shape().dim(0))
      throw new DataException(labels + " has labels of shape " + classes.shape() + " for " + pixels.shape().dim(0) + " images");
    int n = pixels.shape().dim(0);
    if (n == 0) throw new DataException(images + " holds no images");
    var y = new int[n];
    for (int i = 0; i < n; i++) {
      y[i] = classes.data()[i] & 0xff;
      if (y[i] > 9) throw new DataException(labels + ": label " + y[i] + " of image " + i + " is not one of 0 to 9");
    }
    return new DataSet("MNIST", Sets.pixels(pixels.data(), 0, Shape.of(n, pixels.shape().size() / n)), Sets.oneHot(y, 10), Sets.TEN);
  }
}
