package nabla.nn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;

/// Named arrays in a file of the safetensors format, which Python reads too: eight bytes with the header's length, a JSON header, the numbers.
public final class Safetensors {
  private static final long LONGEST = 100_000_000;
  private static final Pattern ENTRY = Pattern.compile(
      "\"((?:[^\"\\\\]|\\\\.)*)\"\\s*:\\s*\\{\\s*\"dtype\"\\s*:\\s*\"(\\w+)\"\\s*,\\s*\"shape\"\\s*:\\s*\\[([\\d\\s,]*)\\]\\s*,\\s*\"data_offsets\"\\s*:\\s*\\[\\s*(\\d+)\\s*,\\s*(\\d+)\\s*\\]\\s*\\}");

  private Safetensors() {}

  /// Writes the file whole or not at all.
  public static void write(Path file, Map<String, Array> arrays) throws IOException {
    var bytes = bytes(arrays);
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var fresh = folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.write(fresh, bytes);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static byte[] bytes(Map<String, Array> arrays) {
    var header = new StringBuilder("{");
    long at = 0;
    for (var entry : arrays.entrySet()) {
      var a = entry.getValue();
      long end = at + (long) a.size() * a.dtype().bytes();
      header.append(header.length() > 1 ? "," : "").append(quote(entry.getKey())).append(":{\"dtype\":\"").append(a.dtype())
          .append("\",\"shape\":[");
      for (int i = 0; i < a.rank(); i++) header.append(i > 0 ? "," : "").append(a.dim(i));
      header.append("],\"data_offsets\":[").append(at).append(",").append(end).append("]}");
      at = end;
    }
    var text = header.append("}").toString().getBytes(StandardCharsets.UTF_8);
    int padded = (text.length + 7) / 8 * 8;
    var out = ByteBuffer.allocate(Math.toIntExact(8 + padded + at)).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(text);
    while (out.position() < 8 + padded) out.put((byte) ' ');
    for (var a : arrays.values())
      for (double v : a.toDoubles())
        if (a.dtype() == DType.F32) out.putFloat((float) v);
        else out.putDouble(v);
    return out.array();
  }

  /// Reads a file whole; arrays of 32 and 64 bit floating-point numbers only.
  public static Map<String, Array> read(Path file) throws IOException {
    var in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    long length = in.remaining() < 8 ? -1 : in.getLong();
    if (length < 2 || length > Math.min(LONGEST, in.remaining())) throw new IOException(file + " is no safetensors file, or is truncated");
    var text = new byte[(int) length];
    in.get(text);
    var arrays = new LinkedHashMap<String, Array>();
    var entries = ENTRY.matcher(new String(text, StandardCharsets.UTF_8));
    while (entries.find()) {
      var name = entries.group(1).replaceAll("\\\\(.)", "$1");
      if (name.equals("__metadata__")) continue;
      arrays.put(name, array(file, name, entries.group(2), shape(entries.group(3)), in, Long.parseLong(entries.group(4)),
          Long.parseLong(entries.group(5))));
    }
    return arrays;
  }

  private static Array array(Path file, String name, String dtype, Shape shape, ByteBuffer in, long from, long to) throws IOException {
    if (!dtype.equals("F32") && !dtype.equals("F64"))
      throw new IOException(file + ": " + name + " is of type " + dtype + "; only F32 and F64 can be read");
    int start = in.position(), bytes = dtype.equals("F32") ? 4 : 8;
    if (to - from != (long) shape.size() * bytes || to > in.remaining())
      throw new IOException(file + ": " + name + " of shape " + shape + " does not fit its place; the file is truncated or damaged");
    var x = new double[shape.size()];
    for (int i = 0; i < x.length; i++) {
      int at = (int) (start + from + (long) i * bytes);
      x[i] = bytes == 4 ? in.getFloat(at) : in.getDouble(at);
    }
    return Array.of(x, shape).cast(bytes == 4 ? DType.F32 : DType.F64);
  }

  private static Shape shape(String text) {
    var dims = text.isBlank()
        ? new int[0]
        : Pattern.compile(",").splitAsStream(text).map(String::strip).mapToInt(Integer::parseInt).toArray();
    return Shape.of(dims);
  }

  private static String quote(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
