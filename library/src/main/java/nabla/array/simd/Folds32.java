package nabla.array.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nabla.array.Fold;

/// Folds of floats. Sums run in floats over short blocks and in doubles over the blocks, so that long sums stay exact to about 1e-7.
final class Folds32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length();
  private static final int BLOCK = 1 << 12;
  private static final int ROWS = 64;

  private Folds32() {}

  /// `n` numbers side by side folded into one.
  static double row(Fold f, float[] x, int p, int n) {
    double all = f.unit();
    for (int i = 0; i < n; i += BLOCK) all = f.at(all, block(f, x, p + i, Math.min(BLOCK, n - i)));
    return all;
  }

  private static double block(Fold f, float[] x, int p, int n) {
    if (n < 2 * L || f == Fold.PROD) return plain(f, x, p, n);
    return switch (f) {
      case SUM -> sum(x, p, n);
      case MAX -> max(x, p, n);
      default -> min(x, p, n);
    };
  }

  private static double plain(Fold f, float[] x, int p, int n) {
    double all = f.unit();
    for (int i = 0; i < n; i++) all = f.at(all, x[p + i]);
    return all;
  }

  private static double sum(float[] x, int p, int n) {
    FloatVector s0 = FloatVector.zero(S), s1 = s0, s2 = s0, s3 = s0;
    int i = 0;
    for (; i < n - 4 * L + 1; i += 4 * L) {
      s0 = s0.add(FloatVector.fromArray(S, x, p + i));
      s1 = s1.add(FloatVector.fromArray(S, x, p + i + L));
      s2 = s2.add(FloatVector.fromArray(S, x, p + i + 2 * L));
      s3 = s3.add(FloatVector.fromArray(S, x, p + i + 3 * L));
    }
    for (; i < n; i += L) s0 = s0.add(FloatVector.fromArray(S, x, p + i, S.indexInRange(i, n)));
    var lanes = new float[L];
    s0.add(s1).add(s2.add(s3)).intoArray(lanes, 0);
    return plain(Fold.SUM, lanes, 0, L);
  }

  private static double max(float[] x, int p, int n) {
    FloatVector m0 = FloatVector.fromArray(S, x, p + n - L), m1 = m0, m2 = m0, m3 = m0;
    int i = 0;
    for (; i < n - 4 * L + 1; i += 4 * L) {
      m0 = m0.max(FloatVector.fromArray(S, x, p + i));
      m1 = m1.max(FloatVector.fromArray(S, x, p + i + L));
      m2 = m2.max(FloatVector.fromArray(S, x, p + i + 2 * L));
      m3 = m3.max(FloatVector.fromArray(S, x, p + i + 3 * L));
    }
    for (; i < n - L + 1; i += L) m0 = m0.max(FloatVector.fromArray(S, x, p + i));
    return m0.max(m1).max(m2.max(m3)).reduceLanes(VectorOperators.MAX);
  }

  private static double min(float[] x, int p, int n) {
    FloatVector m0 = FloatVector.fromArray(S, x, p + n - L), m1 = m0, m2 = m0, m3 = m0;
    int i = 0;
    for (; i < n - 4 * L + 1; i += 4 * L) {
      m0 = m0.min(FloatVector.fromArray(S, x, p + i));
      m1 = m1.min(FloatVector.fromArray(S, x, p + i + L));
      m2 = m2.min(FloatVector.fromArray(S, x, p + i + 2 * L));
      m3 = m3.min(FloatVector.fromArray(S, x, p + i + 3 * L));
    }
    for (; i < n - L + 1; i += L) m0 = m0.min(FloatVector.fromArray(S, x, p + i));
    return m0.min(m1).min(m2.min(m3)).reduceLanes(VectorOperators.MIN);
  }

  /// Columns `from` to `to` of a block of `rows` × `width` numbers, each folded into one of `y[q + from …]`.
  static void columns(Fold f, float[] x, int p, int rows, int width, int from, int to, float[] y, int q) {
    int n = to - from;
    var all = new double[n];
    java.util.Arrays.fill(all, f.unit());
    var some = new float[n];
    for (int i = 0; i < rows; i += ROWS) {
      System.arraycopy(x, p + i * width + from, some, 0, n);
      for (int k = i + 1; k < Math.min(rows, i + ROWS); k++) combine(f, some, x, p + k * width + from, n);
      for (int j = 0; j < n; j++) all[j] = f.at(all[j], some[j]);
    }
    for (int j = 0; j < n; j++) y[q + from + j] = (float) all[j];
  }

  private static void combine(Fold f, float[] some, float[] x, int p, int n) {
    switch (f) {
      case SUM -> Zips32.add(some, 0, x, p, some, 0, n);
      case PROD -> Zips32.mul(some, 0, x, p, some, 0, n);
      case MAX -> Zips32.max(some, 0, x, p, some, 0, n);
      case MIN -> Zips32.min(some, 0, x, p, some, 0, n);
    }
  }
}
