package nabla.array.simd;

import static jdk.incubator.vector.FloatVector.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Exponentials of floats and what is made of them, each in one loop whose body calls nothing but the Vector API, as in `Wide32`: where the compiler has met
/// a helper alone before, it does not inline it any more, makes an object of each vector, and takes six to ten times as long. All is made of products and
/// sums, so that compiled and interpreted code give the same bits (the JDK's own `lanewise(EXP)` changes its last place once it is compiled). Whole vectors
/// are taken by calling a loop by name: as an object that is handed on it takes a fifth longer; what is left over goes by `PlainExponentials32`.
///
/// `exp(x) = 2ⁿ eʳ` with n the nearest integer to x / ln 2, so that |r| ≤ ln 2 / 2, and Taylor's series to r⁷; the power of 2 in two factors, so that
/// results may be subnormal. Errors in units of the last place, the worst of five million arguments: `exp` 1.1, `sigmoid` 2.2, `tanh` 3, `elu` 1 to 2.
final class Exponentials32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length();
  private static final float LOG2E = 1.44269504f, LN2_HIGH = 0.693359375f, LN2_LOW = -2.12194440e-4f;
  /// Adding 1.5 · 2²³ rounds to an integer and leaves it in the lowest bits.
  private static final float ROUND = 0x1.8p23f;

  private Exponentials32() {}

  /// Writes `exp(x − most)` to `y`, either another array or x itself; also of rows that are shorter than a vector.
  static void exp(float most, float[] x, int p, float[] y, int q, int n) {
    int m = n - ragged(x, y, n);
    exps(most, x, p, y, q, m);
    PlainExponentials32.exp(most, x, p + m, y, q + m, n - m);
  }

  /// Writes `tanh(x)` to `y`, likewise.
  static void tanh(float[] x, int p, float[] y, int q, int n) {
    int m = n - ragged(x, y, n);
    tanhs(x, p, y, q, m);
    PlainExponentials32.tanh(x, p + m, y, q + m, n - m);
  }

  /// Writes `1 / (1 + exp(−x))` to `y`, likewise.
  static void sigmoid(float[] x, int p, float[] y, int q, int n) {
    int m = n - ragged(x, y, n);
    sigmoids(x, p, y, q, m);
    PlainExponentials32.sigmoid(x, p + m, y, q + m, n - m);
  }

  /// Writes `x σ(x)` to `y`, likewise.
  static void swish(float[] x, int p, float[] y, int q, int n) {
    int m = n - ragged(x, y, n);
    swishes(x, p, y, q, m);
    PlainExponentials32.swish(x, p + m, y, q + m, n - m);
  }

  /// Writes `scale · x`, and where x is not positive `scale · alpha · (eˣ − 1)`, to `y`, likewise.
  static void elu(float scale, float alpha, float[] x, int p, float[] y, int q, int n) {
    int m = n - ragged(x, y, n);
    elus(scale, alpha, x, p, y, q, m);
    PlainExponentials32.elu(scale, alpha, x, p + m, y, q + m, n - m);
  }

  /// How many numbers at the end an overlapping vector cannot take.
  static int ragged(float[] x, float[] y, int n) {
    return n < L || x == y ? n % L : 0;
  }

  /// No numbers, or at least a vector of them; the last one overlaps the one before.
  private static void exps(float most, float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = FloatVector.fromArray(S, x, p + k).sub(most);
      var a = v.blend(89, v.compare(VectorOperators.GT, 89)).blend(-105, v.compare(VectorOperators.LT, -105));
      var whole = a.mul(LOG2E).add(ROUND).sub(ROUND);
      var half = whole.mul(0.5f).add(ROUND).sub(ROUND);
      var r = whole.fma(broadcast(S, -LN2_LOW), whole.fma(broadcast(S, -LN2_HIGH), a));
      var t = broadcast(S, 1 / 5040f).fma(r, broadcast(S, 1 / 720f)).fma(r, broadcast(S, 1 / 120f)).fma(r, broadcast(S, 1 / 24f));
      t = t.fma(r, broadcast(S, 1 / 6f)).fma(r, broadcast(S, 0.5f)).mul(r).fma(r, r);
      var low = half.add(ROUND + 127).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      var high = whole.sub(half).add(ROUND + 127).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      t.add(1).mul(low).mul(high).intoArray(y, q + k);
    }
  }

  /// `e / (1 + e)` or `1 / (1 + e)` with `e = exp(−|x|)`, so that nothing overflows.
  private static void sigmoids(float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = FloatVector.fromArray(S, x, p + k);
      var u = v.abs().neg();
      var a = u.blend(-105, u.compare(VectorOperators.LT, -105));
      var whole = a.mul(LOG2E).add(ROUND).sub(ROUND);
      var half = whole.mul(0.5f).add(ROUND).sub(ROUND);
      var r = whole.fma(broadcast(S, -LN2_LOW), whole.fma(broadcast(S, -LN2_HIGH), a));
      var t = broadcast(S, 1 / 5040f).fma(r, broadcast(S, 1 / 720f)).fma(r, broadcast(S, 1 / 120f)).fma(r, broadcast(S, 1 / 24f));
      t = t.fma(r, broadcast(S, 1 / 6f)).fma(r, broadcast(S, 0.5f)).mul(r).fma(r, r);
      var low = half.add(ROUND + 127).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      var high = whole.sub(half).add(ROUND + 127).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      var e = t.add(1).mul(low).mul(high);
      broadcast(S, 1).blend(e, v.compare(VectorOperators.LT, 0)).div(e.add(1)).intoArray(y, q + k);
    }
  }

  /// `−t / (t + 2)` with `t = exp(−2|x|) − 1`, and the sign of x.
  private static void tanhs(float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = FloatVector.fromArray(S, x, p + k);
      var u = v.abs().mul(-2);
      var a = u.blend(-40, u.compare(VectorOperators.LT, -40));
      var whole = a.mul(LOG2E).add(ROUND).sub(ROUND);
      var r = whole.fma(broadcast(S, -LN2_LOW), whole.fma(broadcast(S, -LN2_HIGH), a));
      var t = broadcast(S, 1 / 5040f).fma(r, broadcast(S, 1 / 720f)).fma(r, broadcast(S, 1 / 120f)).fma(r, broadcast(S, 1 / 24f));
      t = t.fma(r, broadcast(S, 1 / 6f)).fma(r, broadcast(S, 0.5f)).mul(r).fma(r, r);
      var scale = whole.add(ROUND + 127).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      t = t.fma(scale, scale.sub(1));
      var w = t.neg().div(t.add(2));
      w.lanewise(VectorOperators.NEG, v.compare(VectorOperators.LT, 0)).blend(v, v.compare(VectorOperators.EQ, 0)).intoArray(y, q + k);
    }
  }

  private static void swishes(float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = FloatVector.fromArray(S, x, p + k);
      var u = v.abs().neg();
      var a = u.blend(-105, u.compare(VectorOperators.LT, -105));
      var whole = a.mul(LOG2E).add(ROUND).sub(ROUND);
      var half = whole.mul(0.5f).add(ROUND).sub(ROUND);
      var r = whole.fma(broadcast(S, -LN2_LOW), whole.fma(broadcast(S, -LN2_HIGH), a));
      var t = broadcast(S, 1 / 5040f).fma(r, broadcast(S, 1 / 720f)).fma(r, broadcast(S, 1 / 120f)).fma(r, broadcast(S, 1 / 24f));
      t = t.fma(r, broadcast(S, 1 / 6f)).fma(r, broadcast(S, 0.5f)).mul(r).fma(r, r);
      var low = half.add(ROUND + 127).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      var high = whole.sub(half).add(ROUND + 127).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      var e = t.add(1).mul(low).mul(high);
      v.mul(broadcast(S, 1).blend(e, v.compare(VectorOperators.LT, 0)).div(e.add(1))).intoArray(y, q + k);
    }
  }

  private static void elus(float scale, float alpha, float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i += L) {
      int k = Math.min(i, n - L);
      var v = FloatVector.fromArray(S, x, p + k);
      var positive = v.compare(VectorOperators.GT, 0);
      var u = v.blend(0, positive);
      var a = u.blend(-40, u.compare(VectorOperators.LT, -40));
      var whole = a.mul(LOG2E).add(ROUND).sub(ROUND);
      var r = whole.fma(broadcast(S, -LN2_LOW), whole.fma(broadcast(S, -LN2_HIGH), a));
      var t = broadcast(S, 1 / 5040f).fma(r, broadcast(S, 1 / 720f)).fma(r, broadcast(S, 1 / 120f)).fma(r, broadcast(S, 1 / 24f));
      t = t.fma(r, broadcast(S, 1 / 6f)).fma(r, broadcast(S, 0.5f)).mul(r).fma(r, r);
      var power = whole.add(ROUND + 127).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      t = t.fma(power, power.sub(1));
      t.mul(alpha).blend(v, positive).mul(scale).intoArray(y, q + k);
    }
  }
}
