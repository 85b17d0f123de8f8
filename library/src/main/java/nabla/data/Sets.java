package nabla.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.grad.Tensor;

/// Real data: two small sets that are shipped, and MNIST where its files are.
public final class Sets {
  private static final List<String> TEN = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private Sets() {}

  /// 1 797 handwritten digits of 8×8 pixels (UCI, CC BY 4.0): inputs (n, 64) in [0, 1], ten classes.
  public static DataSet digits() {
    try (var in = new GZIPInputStream(Sets.class.getResourceAsStream("digits.csv.gz"))) {
      var rows = lines(in).map(Sets::numbers).toList();
      var x = new double[rows.size() * 64];
      var labels = new int[rows.size()];
      for (int i = 0; i < rows.size(); i++) {
        for (int j = 0; j < 64; j++) x[i * 64 + j] = rows.get(i)[j] / 16;
        labels[i] = (int) rows.get(i)[64];
      }
      return new DataSet("digits", tensor(x, rows.size(), 64), oneHot(labels, 10), TEN);
    } catch (IOException e) {
      throw new DataException("the shipped digits cannot be read: " + e.getMessage());
    }
  }

  /// Fisher's 150 irises (UCI, CC BY 4.0): four lengths in cm, three species.
  public static DataSet iris() {
    try (var in = Sets.class.getResourceAsStream("iris.csv")) {
      var rows = lines(in).skip(1).map(line -> line.split(",")).toList();
      var classes = rows.stream().map(r -> r[4]).distinct().toList();
      var x = new double[rows.size() * 4];
      var labels = new int[rows.size()];
      for (int i = 0; i < rows.size(); i++) {
        for (int j = 0; j < 4; j++) x[i * 4 + j] = Double.parseDouble(rows.get(i)[j]);
        labels[i] = classes.indexOf(rows.get(i)[4]);
      }
      return new DataSet("iris", tensor(x, rows.size(), 4), oneHot(labels, 3), classes);
    } catch (IOException e) {
      throw new DataException("the shipped irises cannot be read: " + e.getMessage());
    }
  }

  /// Images and labels in MNIST's format: inputs (n, 784) in [0, 1], ten classes.
  public static DataSet mnist(Path images, Path labels) {
    Idx pixels = Idx.read(images), classes = Idx.read(labels);
    if (pixels.shape().rank() != 3) throw new DataException(images + " holds no images: its shape is " + pixels.shape());
    if (classes.shape().rank() != 1 || classes.shape().dim(0) != pixels.shape().dim(0))
      throw new DataException(labels + " has labels of shape " + classes.shape() + " for " + pixels.shape().dim(0) + " images");
    int n = pixels.shape().dim(0), area = pixels.shape().size() / Math.max(1, n);
    var x = new double[pixels.data().length];
    for (int i = 0; i < x.length; i++) x[i] = (pixels.data()[i] & 0xff) / 255.0;
    var y = new int[n];
    for (int i = 0; i < n; i++) {
      y[i] = classes.data()[i];
      if (y[i] < 0 || y[i] > 9) throw new DataException(labels + ": label " + (y[i] & 0xff) + " of image " + i + " is not one of 0 to 9");
    }
    return new DataSet("MNIST", tensor(x, n, area), oneHot(y, 10), TEN);
  }

  /// The 10 000 test images of MNIST, from the folder that `NABLA_DATA` names or the user's cache `~/.cache/nabla`.
  public static DataSet mnist() {
    for (var folder : folders()) {
      Path images = folder.resolve("t10k-images-idx3-ubyte.gz"), labels = folder.resolve("t10k-labels-idx1-ubyte.gz");
      if (Files.exists(images) && Files.exists(labels)) return mnist(images, labels);
    }
    throw new DataException("MNIST is not on this machine: put t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz into one of "
        + folders() + " or name their folder in NABLA_DATA");
  }

  /// Whether `mnist()` would find its files.
  public static boolean hasMnist() {
    return folders().stream()
        .anyMatch(f -> Files.exists(f.resolve("t10k-images-idx3-ubyte.gz")) && Files.exists(f.resolve("t10k-labels-idx1-ubyte.gz")));
  }

  private static List<Path> folders() {
    var folders = new ArrayList<Path>();
    var named = System.getenv("NABLA_DATA");
    if (named != null && !named.isBlank()) folders.add(Path.of(named));
    folders.add(Path.of(System.getProperty("user.home"), ".cache", "nabla"));
    return folders;
  }

  /// One row a label, 1 at its place.
  public static Tensor oneHot(int[] labels, int classes) {
    var x = new double[labels.length * classes];
    for (int i = 0; i < labels.length; i++) x[i * classes + labels[i]] = 1;
    return tensor(x, labels.length, classes);
  }

  static Tensor tensor(double[] x, int... dims) {
    return Tensor.of(Array.copyOf(DType.standard(), x, Shape.of(dims)));
  }

  private static Stream<String> lines(java.io.InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines();
  }

  private static double[] numbers(String line) {
    return Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray();
  }
}
