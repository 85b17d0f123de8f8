package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Functions of a vector of doubles, of products and sums alone, so that compiled and interpreted code give the same bits.
/// (The JDK's own `lanewise(EXP)` changes its last place once it is compiled.)
///
/// Errors in units of the last place, the worst of five million arguments: `expm1` 1. Whole arrays' functions are in `Wide64`.
final class Functions64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final double LOG2E = 1.44269504088710634, LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
  /// Adding 1.5 · 2⁵² rounds to an integer and leaves it in the lowest bits.
  private static final double ROUND = 0x1.8p52;

  private Functions64() {}

  /// `eˣ − 1` for x ≤ 0.
  static DoubleVector expm1(DoubleVector x) {
    var limited = x.blend(-40, x.compare(VectorOperators.LT, -40));
    var n = whole(limited.mul(LOG2E));
    var scale = powerOfTwo(n);
    return series(rest(limited, n)).fma(scale, scale.sub(1));
  }

  private static DoubleVector whole(DoubleVector x) {
    return x.add(ROUND).sub(ROUND);
  }

  private static DoubleVector rest(DoubleVector x, DoubleVector n) {
    return n.fma(DoubleVector.broadcast(S, -LN2_LOW), n.fma(DoubleVector.broadcast(S, -LN2_HIGH), x));
  }

  private static DoubleVector powerOfTwo(DoubleVector n) {
    return n.add(ROUND + 1023).reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
  }

  /// `eʳ − 1` by Taylor's series to r¹³.
  private static DoubleVector series(DoubleVector r) {
    var p = DoubleVector.broadcast(S, 1 / 6227020800.0);
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 479001600.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 39916800.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 3628800.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 362880.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 40320.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 5040.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 720.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 120.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 24.0));
    p = p.fma(r, DoubleVector.broadcast(S, 1 / 6.0));
    p = p.fma(r, DoubleVector.broadcast(S, 0.5));
    return p.mul(r).fma(r, r);
  }
}
