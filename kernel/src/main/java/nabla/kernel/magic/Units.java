package nabla.kernel.magic;

import java.util.Locale;

/// Times as people read them.
final class Units {
  private Units() {}

  /// A duration with three digits and its unit: `1.23 µs`.
  static String time(double nanos) {
    if (nanos < 1e3) return digits(nanos) + " ns";
    if (nanos < 1e6) return digits(nanos / 1e3) + " µs";
    if (nanos < 1e9) return digits(nanos / 1e6) + " ms";
    if (nanos < 60e9) return digits(nanos / 1e9) + " s";
    return String.format(Locale.ROOT, "%d min %d s", (long) (nanos / 60e9), (long) (nanos / 1e9) % 60);
  }

  private static String digits(double x) {
    return String.format(Locale.ROOT, x < 10 ? "%.2f" : x < 100 ? "%.1f" : "%.0f", x);
  }
}
