package nabla.array.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nabla.array.Array;
import nabla.array.DType;

final class Close {
  private Close() {}

  /// Equal within `ulps` units of the last place of 1, relative to the larger of 1 and the value (of the value alone below 1e-3, where it is normal).
  static void assertClose(String what, Array expected, Array actual, double ulps) {
    assertEquals(expected.shape(), actual.shape(), what);
    assertEquals(expected.dtype(), actual.dtype(), what);
    double[] e = expected.toDoubles(), a = actual.toDoubles();
    for (int i = 0; i < e.length; i++) {
      double tolerance = ulps * expected.dtype().epsilon() * (Math.abs(e[i]) + (ulps > 10 ? 1 : 0))
          + (ulps > 0 ? expected.dtype() == DType.F32 ? 1.2e-38 : 2.3e-308 : 0);
      boolean same = Double.compare(e[i], a[i]) == 0 || Math.abs(e[i] - a[i]) <= tolerance;
      assertTrue(same, what + " at " + i + ": expected " + e[i] + ", got " + a[i]);
    }
  }
}
