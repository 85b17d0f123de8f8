package nabla.array.simd;

import static java.util.Map.entry;

import java.util.Map;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nabla.array.Scalar2;
import nabla.array.simd.Loops.Drill;

/// One loop for each function of two doubles; a function that has none here is computed by its definition.
final class Zips64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();

  /// Called by way of objects, each loop is compiled by itself. In one method with all others the compiler would run out of room, and make an object of
  /// each vector of those that it came to last.
  private static final Map<String, Relay<Loop>> LOOPS = Map.ofEntries(
      entry("add", exact((_, a, p, b, q, c, r, n) -> add(a, p, b, q, c, r, n))),
      entry("sub", exact((_, a, p, b, q, c, r, n) -> sub(a, p, b, q, c, r, n))),
      entry("mul", exact((_, a, p, b, q, c, r, n) -> mul(a, p, b, q, c, r, n))),
      entry("div", exact((_, a, p, b, q, c, r, n) -> div(a, p, b, q, c, r, n))),
      entry("max", exact((_, a, p, b, q, c, r, n) -> max(a, p, b, q, c, r, n))),
      entry("min", exact((_, a, p, b, q, c, r, n) -> min(a, p, b, q, c, r, n))),
      entry("gt", exact((_, a, p, b, q, c, r, n) -> gt(a, p, b, q, c, r, n))),
      entry("ge", exact((_, a, p, b, q, c, r, n) -> ge(a, p, b, q, c, r, n))),
      entry("lt", exact((_, a, p, b, q, c, r, n) -> gt(b, q, a, p, c, r, n))),
      entry("le", exact((_, a, p, b, q, c, r, n) -> ge(b, q, a, p, c, r, n))),
      entry("eq", exact((_, a, p, b, q, c, r, n) -> eq(a, p, b, q, c, r, n))),
      entry("ne", exact((_, a, p, b, q, c, r, n) -> ne(a, p, b, q, c, r, n))));

  private Zips64() {}

  @FunctionalInterface
  interface Loop {
    void run(Scalar2 f, double[] a, int p, double[] b, int q, double[] c, int r, int n);
  }

  /// `c[r + i] = f(a[p + i], b[q + i])` for i < n.
  static void run(String name, Scalar2 f, double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    var loop = LOOPS.get(name);
    if (loop != null) loop.now().run(f, a, p, b, q, c, r, n);
    else Slopes64.run(name, f, a, p, b, q, c, r, n);
  }

  private static Relay<Loop> exact(Loop vectors) {
    return until(vectors, Zips64::defined);
  }

  /// A loop with a plain one of the same bits.
  static Relay<Loop> until(Loop vectors, Loop plain) {
    return new Relay<>(vectors, plain, new Loops(() -> {
      double[] a = new double[Drill.NUMBERS], b = a.clone(), c = a.clone();
      return Drill.elements(() -> vectors.run(null, a, 0, b, 0, c, 0, c.length));
    }));
  }

  /// By the definition of `f`.
  static void defined(Scalar2 f, double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    for (int i = 0; i < n; i++) c[r + i] = f.at(a[p + i], b[q + i]);
  }

  private static DoubleVector at(double[] x, int p) {
    return DoubleVector.fromArray(S, x, p);
  }

  private static DoubleVector at(double[] x, int p, VectorMask<Double> m) {
    return DoubleVector.fromArray(S, x, p, m);
  }

  static void add(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) at(a, p + i).add(at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    at(a, p + i, m).add(at(b, q + i, m)).intoArray(c, r + i, m);
  }

  static void sub(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) at(a, p + i).sub(at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    at(a, p + i, m).sub(at(b, q + i, m)).intoArray(c, r + i, m);
  }

  static void mul(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) at(a, p + i).mul(at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    at(a, p + i, m).mul(at(b, q + i, m)).intoArray(c, r + i, m);
  }

  static void div(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) at(a, p + i).div(at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    at(a, p + i, m).div(at(b, q + i, m)).intoArray(c, r + i, m);
  }

  static void max(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) at(a, p + i).max(at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    at(a, p + i, m).max(at(b, q + i, m)).intoArray(c, r + i, m);
  }

  static void min(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) at(a, p + i).min(at(b, q + i)).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    at(a, p + i, m).min(at(b, q + i, m)).intoArray(c, r + i, m);
  }

  private static void gt(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) mask(at(a, p + i).compare(VectorOperators.GT, at(b, q + i))).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    mask(at(a, p + i, m).compare(VectorOperators.GT, at(b, q + i, m))).intoArray(c, r + i, m);
  }

  private static void ge(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) mask(at(a, p + i).compare(VectorOperators.GE, at(b, q + i))).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    mask(at(a, p + i, m).compare(VectorOperators.GE, at(b, q + i, m))).intoArray(c, r + i, m);
  }

  private static void eq(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) mask(at(a, p + i).compare(VectorOperators.EQ, at(b, q + i))).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    mask(at(a, p + i, m).compare(VectorOperators.EQ, at(b, q + i, m))).intoArray(c, r + i, m);
  }

  private static void ne(double[] a, int p, double[] b, int q, double[] c, int r, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) mask(at(a, p + i).compare(VectorOperators.NE, at(b, q + i))).intoArray(c, r + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    mask(at(a, p + i, m).compare(VectorOperators.NE, at(b, q + i, m))).intoArray(c, r + i, m);
  }

  private static DoubleVector mask(VectorMask<Double> holds) {
    return DoubleVector.zero(S).blend(1, holds);
  }
}
