package nabla.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import nabla.array.Shape;

/// A file in the IDX format of MNIST: unsigned bytes of some shape, gzipped or not.
public record Idx(Shape shape, byte[] data) {
  /// Reads a file whole.
  ///
  /// @throws DataException when it is missing, is no IDX file of bytes, or ends too early
  public static Idx read(Path file) {
    try (var in = new DataInputStream(open(file))) {
      return read(in, file);
    } catch (NoSuchFileException e) {
      throw new DataException(file + " does not exist");
    } catch (EOFException e) {
      throw new DataException(file + " ends too early: it is truncated");
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + e.getMessage());
    }
  }

  /// The file's bytes, unzipped where it is a gzip file, whatever its name.
  static InputStream open(Path file) throws IOException {
    var raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    raw.mark(2);
    boolean packed = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    try {
      return packed ? new GZIPInputStream(raw, 1 << 16) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static Idx read(DataInputStream in, Path file) throws IOException {
    int magic = in.readInt(), rank = magic & 0xff;
    if (magic >>> 8 != 0x08) throw new DataException(file + " is no IDX file of bytes: it starts with " + String.format("0x%08x", magic));
    var dims = new int[rank];
    for (int i = 0; i < rank; i++) dims[i] = in.readInt();
    var shape = shape(dims, file);
    var data = in.readNBytes(shape.size());
    if (data.length < shape.size())
      throw new DataException(file + " ends too early: " + data.length + " of " + shape.size() + " bytes of shape " + shape);
    if (in.read() >= 0) throw new DataException(file + " goes on after the " + shape.size() + " bytes of shape " + shape);
    return new Idx(shape, data);
  }

  private static Shape shape(int[] dims, Path file) {
    try {
      return Shape.of(dims);
    } catch (IllegalArgumentException impossible) {
      throw new DataException(file + " is damaged: it claims the shape " + Arrays.toString(dims));
    }
  }
}
