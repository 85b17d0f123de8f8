package nabla.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Where an axis is marked, and with what; `power` is the exponent of ten that all labels leave out, `minor` are marks without a label.
record Ticks(double[] at, List<String> labels, double[] minor, int power) {
  /// Marks at round numbers, at most about `count` of them.
  static Ticks linear(double min, double max, int count) {
    double step = step((max - min) / Math.max(1, count));
    var marks = new ArrayList<Double>();
    for (double i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) marks.add(i * step);
    double largest = Math.max(Math.abs(min), Math.abs(max));
    int power = largest >= 1e5 || largest < 1e-3 ? (int) Math.floor(Math.log10(largest) + 1e-9) : 0;
    int decimals = Math.max(0, power - (int) Math.floor(Math.log10(step) + 1e-9));
    var labels = new ArrayList<String>();
    for (double v : marks) labels.add(fixed(v / Math.pow(10, power), decimals));
    return new Ticks(array(marks), labels, new double[0], power);
  }

  /// Marks at powers of ten, at 1, 2 and 5 times them where the axis spans few.
  static Ticks log(double min, double max, int count) {
    int lo = (int) Math.ceil(Math.log10(min) - 1e-9), hi = (int) Math.floor(Math.log10(max) + 1e-9);
    if (hi - lo < 1 && max / min < 4) return linear(min, max, count);
    int stride = Math.max(1, (int) Math.ceil((hi - lo + 1.0) / Math.max(2, count)));
    boolean plain = lo >= -3 && hi <= 4;
    var marks = new ArrayList<Double>();
    var labels = new ArrayList<String>();
    var minor = new ArrayList<Double>();
    for (int e = lo - 1; e <= hi; e++) {
      for (int m = 1; m < 10; m++) {
        double v = m * Math.pow(10, e);
        if (v < min * (1 - 1e-9) || v > max * (1 + 1e-9)) continue;
        boolean labelled = m == 1 ? Math.floorMod(e - lo, stride) == 0 : hi - lo < 2 && (m == 2 || m == 5);
        if (labelled) {
          marks.add(v);
          labels.add(plain ? plain(v) : m == 1 ? "$10^{" + e + "}$" : "$" + m + "·10^{" + e + "}$");
        } else if (stride == 1 && hi - lo <= 8 || m == 1) minor.add(v);
      }
    }
    return new Ticks(array(marks), labels, array(minor), 0);
  }

  /// One mark a category.
  static Ticks named(List<String> names) {
    var at = new double[names.size()];
    for (int i = 0; i < at.length; i++) at[i] = i;
    return new Ticks(at, names, new double[0], 0);
  }

  /// The next of 1, 2, 5, 10, 20, 50, … from n on: how far apart counted names stand.
  static int stride(double n) {
    return n <= 1 ? 1 : (int) step(n);
  }

  /// Every k-th mark only.
  Ticks every(int k) {
    var marks = new ArrayList<Double>();
    var names = new ArrayList<String>();
    for (int i = 0; i < at.length; i += k) {
      marks.add(at[i]);
      names.add(labels.get(i));
    }
    return new Ticks(array(marks), names, minor, power);
  }

  /// The round number (1, 2 or 5 times a power of ten) from this step on.
  static double step(double least) {
    double base = Math.pow(10, Math.floor(Math.log10(least))), m = least / base;
    return base * (m < 1.05 ? 1 : m < 2.1 ? 2 : m < 5.2 ? 5 : 10);
  }

  private static double[] array(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  static String fixed(double v, int decimals) {
    var text = new BigDecimal(v).setScale(Math.min(decimals, 12), RoundingMode.HALF_EVEN).toPlainString();
    if (text.matches("-0(\\.0*)?")) text = text.substring(1);
    return text.replace('-', '−');
  }

  /// A number in as few digits as show it to about four places.
  static String plain(double v) {
    if (v == 0) return "0";
    double a = Math.abs(v);
    if (a >= 1e5 || a < 1e-4) {
      int e = (int) Math.floor(Math.log10(a) + 1e-12);
      var m = plain(v / Math.pow(10, e));
      return m.equals("1") ? "$10^{" + e + "}$" : "$" + m + "·10^{" + e + "}$";
    }
    int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(a)));
    return new BigDecimal(v).setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString().replace('-', '−');
  }
}
