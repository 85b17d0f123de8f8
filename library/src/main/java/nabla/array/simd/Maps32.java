package nabla.array.simd;

import static java.util.Map.entry;

import java.util.Map;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nabla.array.Scalar1;
import nabla.array.simd.Loops.Drill;

/// One loop for each function of one float; a function that has none here is computed by its definition.
///
/// Errors: see `Exponentials32`, `Logarithms32`, `Wide32`.
final class Maps32 {
  private static final VectorSpecies<Float> S = Lanes.F32;
  private static final int L = S.length();
  private static final float SELU_LAMBDA = (float) 1.0507009873554804934193349852946,
      SELU_ALPHA = (float) 1.6732632423543772848170429916717;

  /// See `Zips32`.
  private static final Map<String, Relay<Loop>> LOOPS = Map.ofEntries(entry("neg", exact((_, x, p, y, q, n) -> neg(x, p, y, q, n))),
      entry("abs", exact((_, x, p, y, q, n) -> abs(x, p, y, q, n))), entry("square", exact((_, x, p, y, q, n) -> square(x, p, y, q, n))),
      entry("sqrt", exact((_, x, p, y, q, n) -> sqrt(x, p, y, q, n))), entry("relu", exact((_, x, p, y, q, n) -> relu(x, p, y, q, n))),
      entry("exp",
          until((_, x, p, y, q, n) -> Exponentials32.exp(0, x, p, y, q, n),
              (_, x, p, y, q, n) -> PlainExponentials32.exp(0, x, p, y, q, n))),
      entry("tanh",
          until((_, x, p, y, q, n) -> Exponentials32.tanh(x, p, y, q, n), (_, x, p, y, q, n) -> PlainExponentials32.tanh(x, p, y, q, n))),
      entry("sigmoid",
          until((_, x, p, y, q, n) -> Exponentials32.sigmoid(x, p, y, q, n),
              (_, x, p, y, q, n) -> PlainExponentials32.sigmoid(x, p, y, q, n))),
      entry("log", Relay.of((_, x, p, y, q, n) -> Logarithms32.log(x, p, y, q, n))),
      entry("swish", Relay.of((_, x, p, y, q, n) -> Exponentials32.swish(x, p, y, q, n))),
      entry("hardTanh", Relay.of((_, x, p, y, q, n) -> hardTanh(x, p, y, q, n))),
      entry("leakyRelu", Relay.of((f, x, p, y, q, n) -> leaky((float) f.parameter(), x, p, y, q, n))),
      entry("elu", Relay.of((f, x, p, y, q, n) -> Exponentials32.elu(1, (float) f.parameter(), x, p, y, q, n))),
      entry("selu", Relay.of((_, x, p, y, q, n) -> Exponentials32.elu(SELU_LAMBDA, SELU_ALPHA, x, p, y, q, n))),
      entry("pow", Relay.of(Maps32::pow)));

  private Maps32() {}

  @FunctionalInterface
  private interface Loop {
    void run(Scalar1 f, float[] x, int p, float[] y, int q, int n);
  }

  /// `y[q + i] = f(x[p + i])` for i < n.
  static void run(String name, Scalar1 f, float[] x, int p, float[] y, int q, int n) {
    var loop = LOOPS.get(name);
    if (loop != null) loop.now().run(f, x, p, y, q, n);
    else other(name, f, x, p, y, q, n);
  }

  private static void pow(Scalar1 f, float[] x, int p, float[] y, int q, int n) {
    if (f.parameter() == -1) reciprocal(x, p, y, q, n);
    else if (f.parameter() == 2) square(x, p, y, q, n);
    else other("pow", f, x, p, y, q, n);
  }

  private static void other(String name, Scalar1 f, float[] x, int p, float[] y, int q, int n) {
    if (!Special.run(name, f, x, p, y, q, n)) defined(f, x, p, y, q, n);
  }

  private static void defined(Scalar1 f, float[] x, int p, float[] y, int q, int n) {
    for (int i = 0; i < n; i++) y[q + i] = (float) f.at(x[p + i]);
  }

  /// A function whose definition gives the bits of its vectors.
  private static Relay<Loop> exact(Loop vectors) {
    return until(vectors, Maps32::defined);
  }

  private static Relay<Loop> until(Loop vectors, Loop plain) {
    return new Relay<>(vectors, plain, new Loops(() -> {
      float[] x = new float[Drill.NUMBERS], y = x.clone();
      return Drill.elements(() -> vectors.run(null, x, 0, y, 0, x.length));
    }));
  }

  private static FloatVector at(float[] x, int p) {
    return FloatVector.fromArray(S, x, p);
  }

  private static FloatVector at(float[] x, int p, VectorMask<Float> m) {
    return FloatVector.fromArray(S, x, p, m);
  }

  private static void neg(float[] x, int p, float[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) at(x, p + i).neg().intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    at(x, p + i, m).neg().intoArray(y, q + i, m);
  }

  private static void abs(float[] x, int p, float[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) at(x, p + i).abs().intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    at(x, p + i, m).abs().intoArray(y, q + i, m);
  }

  private static void square(float[] x, int p, float[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) square(at(x, p + i)).intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    square(at(x, p + i, m)).intoArray(y, q + i, m);
  }

  private static void sqrt(float[] x, int p, float[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) at(x, p + i).sqrt().intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    at(x, p + i, m).sqrt().intoArray(y, q + i, m);
  }

  private static void reciprocal(float[] x, int p, float[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) reciprocal(at(x, p + i)).intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    reciprocal(at(x, p + i, m)).intoArray(y, q + i, m);
  }

  private static void relu(float[] x, int p, float[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) relu(at(x, p + i)).intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    relu(at(x, p + i, m)).intoArray(y, q + i, m);
  }

  private static FloatVector square(FloatVector x) {
    return x.mul(x);
  }

  private static FloatVector reciprocal(FloatVector x) {
    return FloatVector.broadcast(S, 1).div(x);
  }

  private static FloatVector relu(FloatVector x) {
    return x.max(0);
  }

  private static void hardTanh(float[] x, int p, float[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) hardTanh(at(x, p + i)).intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    hardTanh(at(x, p + i, m)).intoArray(y, q + i, m);
  }

  private static FloatVector hardTanh(FloatVector x) {
    return x.blend(1, x.compare(VectorOperators.GT, 1)).blend(-1, x.compare(VectorOperators.LT, -1));
  }

  private static void leaky(float slope, float[] x, int p, float[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) leaky(slope, at(x, p + i)).intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    leaky(slope, at(x, p + i, m)).intoArray(y, q + i, m);
  }

  private static FloatVector leaky(float slope, FloatVector x) {
    return x.mul(slope).blend(x, x.compare(VectorOperators.GT, 0));
  }
}
