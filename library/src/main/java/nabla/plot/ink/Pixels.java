package nabla.plot.ink;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// A picture made of pixels, row by row from the top, each `0xAARRGGBB`.
public record Pixels(int width, int height, int[] argb) {
  public Pixels {
    if (argb.length != width * height)
      throw new IllegalArgumentException("%d pixels do not fill %d × %d".formatted(argb.length, width, height));
  }

  /// The picture as a PNG file: indexed where it has at most 256 colours, else true colour.
  public byte[] png() {
    var index = new HashMap<Integer, Integer>();
    for (int p : argb) if (index.size() <= 256) index.putIfAbsent(p, index.size());
    try {
      return index.size() <= 256 ? indexed(index) : trueColour();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The picture as an address that carries it whole.
  public String dataUri() {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png());
  }

  private byte[] indexed(HashMap<Integer, Integer> index) throws IOException {
    var colours = new byte[3 * index.size()];
    var alphas = new byte[index.size()];
    boolean opaque = true;
    for (var e : index.entrySet()) {
      int c = e.getKey(), i = e.getValue();
      colours[3 * i] = (byte) (c >> 16);
      colours[3 * i + 1] = (byte) (c >> 8);
      colours[3 * i + 2] = (byte) c;
      alphas[i] = (byte) (c >>> 24);
      opaque &= c >>> 24 == 255;
    }
    var rows = new byte[height * (width + 1)];
    for (int y = 0, at = 0; y < height; y++) {
      rows[at++] = 0;
      for (int x = 0; x < width; x++) rows[at++] = (byte) (int) index.get(argb[y * width + x]);
    }
    return file(3, colours, opaque ? null : alphas, rows);
  }

  private byte[] trueColour() throws IOException {
    boolean opaque = true;
    for (int p : argb) opaque &= p >>> 24 == 255;
    int n = opaque ? 3 : 4;
    var rows = new byte[height * (n * width + 1)];
    for (int y = 0; y < height; y++) {
      int row = y * (n * width + 1);
      rows[row] = 1;
      for (int x = 0; x < width; x++)
        for (int k = 0; k < n; k++)
          rows[row + 1 + n * x + k] = (byte) (channel(y * width + x, k) - (x == 0 ? 0 : channel(y * width + x - 1, k)));
    }
    return file(opaque ? 2 : 6, null, null, rows);
  }

  private int channel(int at, int k) {
    return argb[at] >> (k == 3 ? 24 : 16 - 8 * k);
  }

  private byte[] file(int kind, byte[] palette, byte[] alphas, byte[] rows) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeLong(0x89504e470d0a1a0aL);
    var head = new ByteArrayOutputStream();
    var h = new DataOutputStream(head);
    h.writeInt(width);
    h.writeInt(height);
    h.write(new byte[]{8, (byte) kind, 0, 0, 0});
    chunk(out, "IHDR", head.toByteArray());
    if (palette != null) chunk(out, "PLTE", palette);
    if (alphas != null) chunk(out, "tRNS", alphas);
    chunk(out, "IDAT", deflate(rows));
    chunk(out, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  /// The bytes compressed as zlib does (RFC 1950).
  public static byte[] deflate(byte[] data) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String name, byte[] content) throws IOException {
    var type = name.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(type);
    crc.update(content);
    out.writeInt(content.length);
    out.write(type);
    out.write(content);
    out.writeInt((int) crc.getValue());
  }
}
