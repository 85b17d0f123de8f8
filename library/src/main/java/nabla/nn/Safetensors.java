package nabla.nn;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;

/// Named arrays in a file of the safetensors format, which Python reads too: eight bytes with the header's length, a JSON header, the numbers.
public final class Safetensors {
  private static final long LONGEST = 100_000_000;
  private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"", CHECKSUM = "nabla.crc32", NONE = "00000000";
  private static final Pattern ENTRY = Pattern.compile(TEXT + "\\s*:\\s*\\{([^{}]*)\\}");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");
  private static final Pattern DTYPE = Pattern.compile("\"dtype\"\\s*:\\s*\"(\\w+)\"");
  private static final Pattern SHAPE = Pattern.compile("\"shape\"\\s*:\\s*\\[([\\d\\s,]*)\\]");
  private static final Pattern OFFSETS = Pattern.compile("\"data_offsets\"\\s*:\\s*\\[\\s*(\\d+)\\s*,\\s*(\\d+)\\s*\\]");
  private static final Pattern NOTES = Pattern.compile("\"__metadata__\"\\s*:\\s*\\{([^{}]*)\\}"),
      NOTE = Pattern.compile(TEXT + "\\s*:\\s*" + TEXT);

  /// Arrays by name, and what is noted beside them; whether a checksum has shown that all is as it was written.
  public record Contents(Map<String, Array> arrays, Map<String, String> notes, boolean checked) {}

  private Safetensors() {}

  /// Writes the file whole or not at all.
  public static void write(Path file, Map<String, Array> arrays) throws IOException { write(file, arrays, Map.of()); }

  /// The same with notes, which the format calls metadata. A checksum of everything is always among them. An interrupted thread writes too.
  public static void write(Path file, Map<String, Array> arrays, Map<String, String> notes) throws IOException {
    var bytes = bytes(arrays, notes);
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var fresh = folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      try (var out = new FileOutputStream(fresh.toFile())) {
        out.write(bytes);
        out.getFD().sync();
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static byte[] bytes(Map<String, Array> arrays, Map<String, String> notes) {
    var numbers = numbers(arrays);
    var header = new StringBuilder("{\"__metadata__\":{" + quote(CHECKSUM) + ":" + quote(NONE));
    notes.forEach((name, text) -> header.append(",").append(quote(name)).append(":").append(quote(text)));
    header.append("}");
    long at = 0;
    for (var entry : arrays.entrySet()) {
      var a = entry.getValue();
      long end = at + (long) a.size() * a.dtype().bytes();
      header.append(",").append(quote(entry.getKey())).append(":{\"dtype\":\"").append(a.dtype()).append("\",\"shape\":[");
      for (int i = 0; i < a.rank(); i++) header.append(i > 0 ? "," : "").append(a.dim(i));
      header.append("],\"data_offsets\":[").append(at).append(",").append(end).append("]}");
      at = end;
    }
    var text = header.append("}").toString().getBytes(StandardCharsets.UTF_8);
    int padded = (text.length + 7) / 8 * 8;
    var out = ByteBuffer.allocate(Math.addExact(8 + padded, numbers.length)).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(text);
    while (out.position() < 8 + padded) out.put((byte) ' ');
    var bytes = out.put(numbers).array();
    var sum = checksum(bytes).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(sum, 0, bytes, 8 + header.indexOf(NONE), sum.length);
    return bytes;
  }

  private static byte[] numbers(Map<String, Array> arrays) {
    long size = arrays.values().stream().mapToLong(a -> (long) a.size() * a.dtype().bytes()).sum();
    var out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
    for (var a : arrays.values())
      for (double v : a.toDoubles())
        if (a.dtype() == DType.F32) out.putFloat((float) v);
        else out.putDouble(v);
    return out.array();
  }

  /// Eight hexadecimal digits.
  private static String checksum(byte[] bytes) {
    var sum = new CRC32();
    sum.update(bytes);
    return "%08x".formatted(sum.getValue());
  }

  /// Reads a file whole; arrays of 32 and 64 bit floating-point numbers only.
  public static Map<String, Array> read(Path file) throws IOException { return open(file).arrays; }

  /// Reads a file whole, with its notes. A file that is cut short or damaged is refused.
  public static Contents open(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long length = in.remaining() < 8 ? -1 : in.getLong();
    if (length < 2 || length > Math.min(LONGEST, in.remaining())) throw new IOException(file + " is no safetensors file, or is truncated");
    var text = new byte[(int) length];
    in.get(text);
    var header = new String(text, StandardCharsets.UTF_8);
    var arrays = new LinkedHashMap<String, Array>();
    var notes = new LinkedHashMap<String, String>();
    try {
      header(file, header, in, arrays, notes);
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException odd) {
      throw new IOException(file + " is no safetensors file, or is damaged: " + odd.getMessage(), odd);
    }
    var expected = notes.remove(CHECKSUM);
    if (expected == null) {
      long taken = arrays.values().stream().mapToLong(a -> (long) a.size() * a.dtype().bytes()).sum();
      if (taken != in.remaining())
        throw new IOException(file + " is damaged: its arrays take " + taken + " bytes, but it holds " + in.remaining());
      return new Contents(arrays, notes, false);
    }
    var blank = NONE.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(blank, 0, bytes, 8 + header.substring(0, header.indexOf(quote(expected)) + 1).getBytes(StandardCharsets.UTF_8).length,
        blank.length);
    if (!expected.equals(checksum(bytes))) throw new IOException(file + " is truncated or damaged: its checksum is not " + expected);
    return new Contents(arrays, notes, true);
  }

  private static void header(Path file, String text, ByteBuffer in, Map<String, Array> arrays, Map<String, String> noted)
      throws IOException {
    int at = text.indexOf('{') + 1;
    Matcher entry = ENTRY.matcher(text), notes = NOTES.matcher(text);
    boolean more = text.startsWith("{");
    while (more) {
      if (notes.region(at, text.length()).lookingAt()) {
        for (var n = NOTE.matcher(notes.group(1)); n.find();) noted.put(plain(n.group(1)), plain(n.group(2)));
        at = notes.end();
      } else if (entry.region(at, text.length()).lookingAt()) {
        var name = plain(entry.group(1));
        arrays.put(name, entry(file, name, entry.group(2), in));
        at = entry.end();
      }
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
      more = at < text.length() && text.charAt(at) == ',';
      if (more) at++;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }
    if (!text.substring(at).isBlank() && !text.substring(at).strip().equals("}"))
      throw new IOException(file + " is no safetensors file, or is damaged: its header cannot be read at character " + at);
  }

  /// An array by what the header says of it, in whatever order.
  private static Array entry(Path file, String name, String text, ByteBuffer in) throws IOException {
    var offsets = part(file, name, OFFSETS, text);
    return array(file, name, part(file, name, DTYPE, text).group(1), shape(part(file, name, SHAPE, text).group(1)), in,
        Long.parseLong(offsets.group(1)), Long.parseLong(offsets.group(2)));
  }

  private static Matcher part(Path file, String name, Pattern pattern, String entry) throws IOException {
    var found = pattern.matcher(entry);
    if (!found.find()) throw new IOException(file + " is no safetensors file, or is damaged: the entry of " + name + " is not whole");
    return found;
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
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\"";
  }

  private static String plain(String quoted) {
    return ESCAPE.matcher(quoted)
        .replaceAll(m -> Matcher.quoteReplacement(m.group(1) != null ? Character.toString(Integer.parseInt(m.group(1), 16)) : m.group(2)));
  }
}
