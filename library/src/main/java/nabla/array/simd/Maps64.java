package nabla.array.simd;

import static java.util.Map.entry;

import java.util.Map;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nabla.array.Scalar1;
import nabla.array.simd.Loops.Drill;

/// One loop for each function of one double; a function that has none here is computed by its definition.
///
/// Errors: see `Wide64`.
final class Maps64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();
  private static final double SELU_LAMBDA = 1.0507009873554804934193349852946, SELU_ALPHA = 1.6732632423543772848170429916717;

  /// See `Zips64`.
  private static final Map<String, Relay<Loop>> LOOPS = Map.ofEntries(entry("neg", exact((_, x, p, y, q, n) -> neg(x, p, y, q, n))),
      entry("abs", exact((_, x, p, y, q, n) -> abs(x, p, y, q, n))), entry("square", exact((_, x, p, y, q, n) -> square(x, p, y, q, n))),
      entry("sqrt", exact((_, x, p, y, q, n) -> sqrt(x, p, y, q, n))), entry("relu", exact((_, x, p, y, q, n) -> relu(x, p, y, q, n))),
      entry("exp",
          until((f, x, p, y, q, n) -> Wide64.run("exp", f, x, p, y, q, n),
              (_, x, p, y, q, n) -> PlainExponentials64.exp(0, x, p, y, q, n))),
      entry("tanh",
          until((f, x, p, y, q, n) -> Wide64.run("tanh", f, x, p, y, q, n), (_, x, p, y, q, n) -> PlainExponentials64.tanh(x, p, y, q, n))),
      entry("sigmoid",
          until((f, x, p, y, q, n) -> Wide64.run("sigmoid", f, x, p, y, q, n),
              (_, x, p, y, q, n) -> PlainExponentials64.sigmoid(x, p, y, q, n))),
      entry("hardTanh", Relay.of((_, x, p, y, q, n) -> hardTanh(x, p, y, q, n))),
      entry("leakyRelu", Relay.of((f, x, p, y, q, n) -> leaky(f.parameter(), x, p, y, q, n))),
      entry("elu", Relay.of((f, x, p, y, q, n) -> Exponentials64.elu(1, f.parameter(), x, p, y, q, n))),
      entry("selu", Relay.of((_, x, p, y, q, n) -> Exponentials64.elu(SELU_LAMBDA, SELU_ALPHA, x, p, y, q, n))),
      entry("pow", Relay.of(Maps64::pow)));

  private Maps64() {}

  @FunctionalInterface
  private interface Loop {
    void run(Scalar1 f, double[] x, int p, double[] y, int q, int n);
  }

  /// `y[q + i] = f(x[p + i])` for i < n.
  static void run(String name, Scalar1 f, double[] x, int p, double[] y, int q, int n) {
    var loop = LOOPS.get(name);
    if (loop != null) loop.now().run(f, x, p, y, q, n);
    else other(name, f, x, p, y, q, n);
  }

  private static void pow(Scalar1 f, double[] x, int p, double[] y, int q, int n) {
    if (f.parameter() == -1) reciprocal(x, p, y, q, n);
    else if (f.parameter() == 2) square(x, p, y, q, n);
    else other("pow", f, x, p, y, q, n);
  }

  private static void other(String name, Scalar1 f, double[] x, int p, double[] y, int q, int n) {
    if (!Special.run(name, f, x, p, y, q, n)) defined(f, x, p, y, q, n);
  }

  private static void defined(Scalar1 f, double[] x, int p, double[] y, int q, int n) {
    for (int i = 0; i < n; i++) y[q + i] = f.at(x[p + i]);
  }

  /// A function whose definition gives the bits of its vectors.
  private static Relay<Loop> exact(Loop vectors) {
    return until(vectors, Maps64::defined);
  }

  private static Relay<Loop> until(Loop vectors, Loop plain) {
    return new Relay<>(vectors, plain, new Loops(() -> {
      double[] x = new double[Drill.NUMBERS], y = x.clone();
      return Drill.elements(() -> vectors.run(null, x, 0, y, 0, x.length));
    }));
  }

  private static DoubleVector at(double[] x, int p) {
    return DoubleVector.fromArray(S, x, p);
  }

  private static DoubleVector at(double[] x, int p, VectorMask<Double> m) {
    return DoubleVector.fromArray(S, x, p, m);
  }

  private static void neg(double[] x, int p, double[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) at(x, p + i).neg().intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    at(x, p + i, m).neg().intoArray(y, q + i, m);
  }

  private static void abs(double[] x, int p, double[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) at(x, p + i).abs().intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    at(x, p + i, m).abs().intoArray(y, q + i, m);
  }

  private static void square(double[] x, int p, double[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) square(at(x, p + i)).intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    square(at(x, p + i, m)).intoArray(y, q + i, m);
  }

  private static void sqrt(double[] x, int p, double[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) at(x, p + i).sqrt().intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    at(x, p + i, m).sqrt().intoArray(y, q + i, m);
  }

  private static void reciprocal(double[] x, int p, double[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) reciprocal(at(x, p + i)).intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    reciprocal(at(x, p + i, m)).intoArray(y, q + i, m);
  }

  private static void relu(double[] x, int p, double[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) relu(at(x, p + i)).intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    relu(at(x, p + i, m)).intoArray(y, q + i, m);
  }

  private static DoubleVector square(DoubleVector x) {
    return x.mul(x);
  }

  private static DoubleVector reciprocal(DoubleVector x) {
    return DoubleVector.broadcast(S, 1).div(x);
  }

  private static DoubleVector relu(DoubleVector x) {
    return x.max(0);
  }

  private static void hardTanh(double[] x, int p, double[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) hardTanh(at(x, p + i)).intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    hardTanh(at(x, p + i, m)).intoArray(y, q + i, m);
  }

  private static DoubleVector hardTanh(DoubleVector x) {
    return x.blend(1, x.compare(VectorOperators.GT, 1)).blend(-1, x.compare(VectorOperators.LT, -1));
  }

  private static void leaky(double slope, double[] x, int p, double[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) leaky(slope, at(x, p + i)).intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    leaky(slope, at(x, p + i, m)).intoArray(y, q + i, m);
  }

  private static DoubleVector leaky(double slope, DoubleVector x) {
    return x.mul(slope).blend(x, x.compare(VectorOperators.GT, 0));
  }
}
