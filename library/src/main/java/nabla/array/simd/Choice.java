package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// One of two numbers by a mask: `c = m ≠ 0 ? a : b`.
final class Choice {
  private static final VectorSpecies<Float> F = Lanes.F32;
  private static final VectorSpecies<Double> D = Lanes.F64;

  private Choice() {}

  static void run(float[] m, int k, float[] a, int p, float[] b, int q, float[] c, int r, int n) {
    int i = 0;
    for (; i < F.loopBound(n); i += F.length()) {
      var yes = FloatVector.fromArray(F, m, k + i).compare(VectorOperators.NE, 0);
      FloatVector.fromArray(F, b, q + i).blend(FloatVector.fromArray(F, a, p + i), yes).intoArray(c, r + i);
    }
    for (; i < n; i++) c[r + i] = m[k + i] != 0 ? a[p + i] : b[q + i];
  }

  static void run(double[] m, int k, double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < D.loopBound(n); i += D.length()) {
      var yes = DoubleVector.fromArray(D, m, k + i).compare(VectorOperators.NE, 0);
      DoubleVector.fromArray(D, b, q + i).blend(DoubleVector.fromArray(D, a, p + i), yes).intoArray(c, r + i);
    }
    for (; i < n; i++) c[r + i] = m[k + i] != 0 ? a[p + i] : b[q + i];
  }
}
