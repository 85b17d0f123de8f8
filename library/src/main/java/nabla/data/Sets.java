package nabla.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.grad.Tensor;

/// Real data that is shipped, and the tools of all loaders.
public final class Sets {
  static final List<String> TEN = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

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

  /// One row a label, 1 at its place: shape (labels, classes).
  public static Tensor oneHot(int[] labels, int classes) {
    if (classes < 1) throw new IllegalArgumentException("oneHot: there must be at least one class, not " + classes);
    var x = new double[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes)
        throw new IllegalArgumentException("oneHot: label " + labels[i] + " of example " + i + " is not one of 0 to " + (classes - 1));
      x[i * classes + labels[i]] = 1;
    }
    return tensor(x, labels.length, classes);
  }

  /// Pixels of 0 to 255 as numbers in [0, 1].
  static Tensor pixels(byte[] data, int from, Shape shape) {
    if (DType.standard() == DType.F64) {
      var x = new double[shape.size()];
      for (int i = 0; i < x.length; i++) x[i] = (data[from + i] & 0xff) / 255.0;
      return Tensor.of(Array.of(x, shape));
    }
    var x = new float[shape.size()];
    for (int i = 0; i < x.length; i++) x[i] = (float) ((data[from + i] & 0xff) / 255.0);
    return Tensor.of(Array.of(x, shape));
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
