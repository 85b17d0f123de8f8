package nabla.kernel.grading.nbgrader;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import nabla.kernel.notebook.NotebookCell;

/// nbgrader's checksum of a cell: the MD5 of its source, type, flags, id and points, written as Python writes them.
public final class Checksum {
  private Checksum() {}

  /// The checksum of a cell under this mark. It is no protection, only a sign of accidents: MD5, without a secret.
  public static String of(NotebookCell cell, Mark mark) {
    var role = mark.role();
    var text = cell.source() + kind(cell) + python(role.graded()) + python(role.answered()) + python(!role.answered()) + mark.id()
        + (role.graded() ? python(mark.points()) : "");
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String kind(NotebookCell cell) {
    return cell.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String python(boolean b) {
    return b ? "True" : "False";
  }

  /// A number as Python's `str(float(x))` writes it: plain from 1e-4 to below 1e16, else with an exponent of two digits.
  static String python(double x) {
    if (x == 0) return "0.0";
    var shortest = new BigDecimal(Double.toString(x));
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      var plain = shortest.stripTrailingZeros().toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    var digits = shortest.stripTrailingZeros().unscaledValue().toString();
    return digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e" + (exponent < 0 ? "-" : "+")
        + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
  }
}
