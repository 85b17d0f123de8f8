package nabla.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nabla.array.Shape;

/// Small photographs in colour (A. Krizhevsky): inputs (n, 3, 32, 32) in [0, 1], red, green, blue. Concepts C-2.2, J-D.2.
///
/// A record of the binary files is a label of one byte (CIFAR-100: the superclass, then the class) and 3 · 1024 pixels. The archives (`.tar.gz`) are read
/// as they are; folders with the unpacked files serve too.
public final class Cifar {
  private static final int PIXELS = 3 * 32 * 32;
  private static final String HOME = "https://www.cs.toronto.edu/~kriz/";
  private static final Remote TEN = new Remote("cifar-10-binary.tar.gz", URI.create(HOME + "cifar-10-binary.tar.gz"),
      "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd");
  private static final Remote HUNDRED = new Remote("cifar-100-binary.tar.gz", URI.create(HOME + "cifar-100-binary.tar.gz"),
      "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec");

  static final List<Remote> FILES = List.of(TEN, HUNDRED);

  private Cifar() {}

  /// Which images: 10 000 to test, or 50 000 to train.
  public enum Part {
    TRAIN, TEST
  }

  /// CIFAR-10 from this machine or else from the net (162 MB): the first `most` images of a part.
  public static DataSet ten(Part part, int most) { return readTen(Store.standard().need(TEN), part, most); }

  /// CIFAR-100 in its 100 classes, or its 20 superclasses (`coarse`), from this machine or else from the net (161 MB).
  public static DataSet hundred(Part part, boolean coarse, int most) {
    return readHundred(Store.standard().need(HUNDRED), part, coarse, most);
  }

  /// CIFAR-10 from an archive, or from the folder of its unpacked files.
  ///
  /// @throws DataException where a file is missing, truncated or holds a label that is no class
  public static DataSet readTen(Path from, Part part, int most) {
    var names = part == Part.TEST
        ? List.of("test_batch.bin")
        : IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin").toList();
    return read("CIFAR-10", from, names, 1, 0, classes(from, "batches.meta.txt"), most);
  }

  /// CIFAR-100 from an archive, or from the folder of its unpacked files.
  public static DataSet readHundred(Path from, Part part, boolean coarse, int most) {
    return read("CIFAR-100", from, List.of(part == Part.TEST ? "test.bin" : "train.bin"), 2, coarse ? 0 : 1,
        classes(from, coarse ? "coarse_label_names.txt" : "fine_label_names.txt"), most);
  }

  private static List<String> classes(Path from, String file) {
    return new String(bytes(from, file, Integer.MAX_VALUE), StandardCharsets.UTF_8).lines().map(String::strip).filter(l -> !l.isEmpty())
        .toList();
  }

  private static DataSet read(String name, Path from, List<String> files, int labels, int label, List<String> classes, int most) {
    if (most < 1) throw new IllegalArgumentException(name + ": ask for at least one image, not " + most);
    int record = labels + PIXELS;
    var parts = new ArrayList<byte[]>();
    int n = 0;
    for (var file : files) {
      if (n >= most) break;
      var data = bytes(from, file, (int) Math.min(Integer.MAX_VALUE, (long) (most - n) * record));
      if (data.length == 0 || data.length % record != 0) throw new DataException(from + ": " + file + " is truncated or damaged: its "
          + data.length + " bytes are not records of " + record);
      parts.add(data);
      n += data.length / record;
    }
    var pixels = new byte[n * PIXELS];
    var y = new int[n];
    int i = 0;
    for (var data : parts) for (int at = 0; at < data.length; at += record, i++) {
      y[i] = data[at + label] & 0xff;
      if (y[i] >= classes.size())
        throw new DataException(from + ": label " + y[i] + " of image " + i + " is not one of 0 to " + (classes.size() - 1));
      System.arraycopy(data, at + labels, pixels, i * PIXELS, PIXELS);
    }
    return new DataSet(name, Sets.pixels(pixels, 0, Shape.of(n, 3, 32, 32)), Sets.oneHot(y, classes.size()), classes);
  }

  /// The first bytes of a file in a folder or an archive.
  private static byte[] bytes(Path from, String file, int most) {
    try {
      if (Files.isDirectory(from)) {
        try (var in = Files.newInputStream(from.resolve(file))) {
          return in.readNBytes(most);
        }
      }
      try (var in = Idx.open(from)) {
        return entry(in, from, file, most);
      }
    } catch (NoSuchFileException e) {
      throw new DataException(e.getMessage() + " does not exist");
    } catch (EOFException e) {
      throw new DataException(from + " ends too early: it is truncated");
    } catch (IOException e) {
      throw new DataException(from + " cannot be read: " + e.getMessage());
    }
  }

  /// A file of a tar archive: headers of 512 bytes with the name first and the size, in octal digits, at byte 124; contents in blocks of 512 bytes.
  private static byte[] entry(InputStream in, Path archive, String file, int most) throws IOException {
    for (byte[] head; (head = in.readNBytes(512)).length == 512 && head[0] != 0;) {
      var name = text(head, 0, 100);
      long size;
      try {
        size = Long.parseLong(text(head, 124, 12).strip(), 8);
      } catch (NumberFormatException e) {
        throw new DataException(archive + " is no tar archive");
      }
      if (name.equals(file) || name.endsWith("/" + file)) {
        var data = in.readNBytes((int) Math.min(size, most));
        if (data.length < Math.min(size, most)) throw new DataException(archive + " ends too early: " + file + " is truncated");
        return data;
      }
      in.skipNBytes((size + 511) / 512 * 512);
    }
    throw new DataException(archive + " holds no " + file);
  }

  private static String text(byte[] head, int from, int length) {
    int end = from;
    while (end < from + length && head[end] != 0) end++;
    return new String(Arrays.copyOfRange(head, from, end), StandardCharsets.UTF_8);
  }
}
