package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The largest of windows of 2 × 2 side by side in one plane of doubles, with their places, without a branch an element.
final class Pairs64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();
  private static final VectorShuffle<Double> EVEN = VectorShuffle.fromOp(S, i -> 2 * i % L),
      ODD = VectorShuffle.fromOp(S, i -> 2 * i % L + 1);

  private Pairs64() {}

  static void max(double[] x, int p, int width, double[] y, double[] places, int q, int rows, int columns) {
    for (int r = 0; r < rows; r++)
      for (int s = 0; s < columns; s += L)
        run(x, p, width, y, places, q + r * columns + s, 2 * r * width + 2 * s, Math.min(L, columns - s));
  }

  /// The windows whose first number is at `at` of the plane, `n` of them.
  private static void run(double[] x, int p, int width, double[] y, double[] places, int q, int at, int n) {
    VectorMask<Double> low = S.indexInRange(0, 2 * n), high = S.indexInRange(L, 2 * n), out = S.indexInRange(0, n);
    DoubleVector a0 = DoubleVector.fromArray(S, x, p + at, low), a1 = DoubleVector.fromArray(S, x, p + at + L, high);
    DoubleVector b0 = DoubleVector.fromArray(S, x, p + at + width, low), b1 = DoubleVector.fromArray(S, x, p + at + width + L, high);
    VectorMask<Double> below0 = beats(b0, a0), below1 = beats(b1, a1);
    DoubleVector most0 = a0.blend(b0, below0), most1 = a1.blend(b1, below1), zero = DoubleVector.zero(S);
    DoubleVector down0 = zero.blend(width, below0), down1 = zero.blend(width, below1);
    DoubleVector even = even(most0, most1), odd = odd(most0, most1);
    DoubleVector evenDown = even(down0, down1), oddDown = odd(down0, down1);
    // of two equal numbers, or two NaN, the one in the upper row comes first
    var right = beats(odd, even).or(oddDown.lt(evenDown).andNot(beats(even, odd)));
    even.blend(odd, right).intoArray(y, q, out);
    evenDown.blend(oddDown.add(1), right).add(DoubleVector.zero(S).addIndex(2)).add(at).intoArray(places, q, out);
  }

  /// Where `next` is larger, or is the first to be NaN.
  private static VectorMask<Double> beats(DoubleVector next, DoubleVector best) {
    return next.compare(VectorOperators.GT, best).or(next.test(VectorOperators.IS_NAN).andNot(best.test(VectorOperators.IS_NAN)));
  }

  private static DoubleVector even(DoubleVector low, DoubleVector high) {
    return low.rearrange(EVEN).blend(high.rearrange(EVEN), S.indexInRange(0, L / 2).not());
  }

  private static DoubleVector odd(DoubleVector low, DoubleVector high) {
    return low.rearrange(ODD).blend(high.rearrange(ODD), S.indexInRange(0, L / 2).not());
  }
}
