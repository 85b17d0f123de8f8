package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import nabla.array.Scalar1;

/// One loop for each function of one double; a function that has none here is computed by its definition.
///
/// Errors: see `Functions64`.
final class Maps64 {
  private static final VectorSpecies<Double> S = Lanes.F64;
  private static final int L = S.length();

  private Maps64() {}

  /// `y[q + i] = f(x[p + i])` for i < n.
  static void run(String name, Scalar1 f, double[] x, int p, double[] y, int q, int n) {
    switch (name) {
      case "neg" -> neg(x, p, y, q, n);
      case "abs" -> abs(x, p, y, q, n);
      case "square" -> square(x, p, y, q, n);
      case "sqrt" -> sqrt(x, p, y, q, n);
      case "relu" -> relu(x, p, y, q, n);
      case "exp" -> exp(x, p, y, q, n);
      case "log" -> log(x, p, y, q, n);
      case "tanh" -> tanh(x, p, y, q, n);
      case "sigmoid" -> sigmoid(x, p, y, q, n);
      case "pow" -> {
        if (f.parameter() == -1) reciprocal(x, p, y, q, n);
        else if (f.parameter() == 2) square(x, p, y, q, n);
        else run("", f, x, p, y, q, n);
      }
      default -> {
        for (int i = 0; i < n; i++) y[q + i] = f.at(x[p + i]);
      }
    }
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

  private static void exp(double[] x, int p, double[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) Functions64.exp(at(x, p + i)).intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    Functions64.exp(at(x, p + i, m)).intoArray(y, q + i, m);
  }

  private static void log(double[] x, int p, double[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) Functions64.log(at(x, p + i)).intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    Functions64.log(at(x, p + i, m)).intoArray(y, q + i, m);
  }

  private static void tanh(double[] x, int p, double[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) Functions64.tanh(at(x, p + i)).intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    Functions64.tanh(at(x, p + i, m)).intoArray(y, q + i, m);
  }

  private static void sigmoid(double[] x, int p, double[] y, int q, int n) {
    int i = 0;
    for (; i < S.loopBound(n); i += L) Functions64.sigmoid(at(x, p + i)).intoArray(y, q + i);
    if (i == n) return;
    var m = S.indexInRange(i, n);
    Functions64.sigmoid(at(x, p + i, m)).intoArray(y, q + i, m);
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
}
