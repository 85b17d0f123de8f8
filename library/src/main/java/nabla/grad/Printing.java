package nabla.grad;

import java.util.Locale;
import nabla.array.Array;

/// Tensors as text, in NumPy's layout: long axes are shortened to their first and last three entries.
final class Printing {
  private static final int EDGE = 3, LONG = 1000;

  private Printing() {}

  static String of(Tensor x) {
    var head = x.name() == null ? "" : x.name() + " = ";
    if (x.rank() == 0) return head + number(x.item());
    var format = new Numbers(x.value());
    var text = new StringBuilder(head);
    print(x.value(), format, text, head.length(), x.size() > LONG);
    return text + "  " + x.shape() + " " + x.dtype();
  }

  private static void print(Array x, Numbers format, StringBuilder out, int indent, boolean shorten) {
    if (x.rank() == 0) {
      out.append(format.of(x.item()));
      return;
    }
    out.append('[');
    int n = x.dim(0);
    for (int i = 0; i < n; i++) {
      if (i > 0) out.append(x.rank() == 1 ? ", " : "," + "\n".repeat(x.rank() - 1) + " ".repeat(indent + 1));
      if (shorten && n > 2 * EDGE && i == EDGE) {
        out.append("…");
        i = n - EDGE - 1;
      } else print(x.pick(0, i), format, out, indent + 1, shorten);
    }
    out.append(']');
  }

  static String number(double x) {
    if (x == Math.rint(x) && Math.abs(x) < 1e7) return String.format(Locale.ROOT, "%.1f", x);
    double size = Math.abs(x);
    return size >= 1e-4 && size < 1e7 ? trim(String.format(Locale.ROOT, "%.6g", x)) : String.format(Locale.ROOT, "%.4e", x);
  }

  private static String trim(String number) {
    return number.contains(".") ? number.replaceAll("0+$", "").replaceAll("\\.$", ".0") : number;
  }

  /// One width for all numbers of an array.
  private static final class Numbers {
    private final String pattern;
    private int width;

    Numbers(Array x) {
      double largest = 0, smallest = Double.MAX_VALUE;
      boolean whole = true;
      for (double v : x.toDoubles()) {
        if (!Double.isFinite(v)) continue;
        whole &= v == Math.rint(v);
        largest = Math.max(largest, Math.abs(v));
        if (v != 0) smallest = Math.min(smallest, Math.abs(v));
      }
      boolean wide = largest >= 1e6 || largest > 0 && largest < 1e-3 || !whole && largest / smallest > 1e6;
      pattern = whole && largest < 1e6 ? "%.0f" : wide ? "%.3e" : "%.4f";
      for (double v : x.toDoubles()) width = Math.max(width, text(v).length());
    }

    private String text(double v) {
      return Double.isNaN(v) ? "NaN" : Double.isInfinite(v) ? v > 0 ? "∞" : "-∞" : String.format(Locale.ROOT, pattern, v);
    }

    String of(double v) {
      return String.format("%" + width + "s", text(v));
    }
  }
}
