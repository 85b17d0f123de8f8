package nabla.math;

import java.util.PriorityQueue;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/// Integrals of functions of one number.
public final class Quadrature {
  /// Keeps the rules that it has made; making one takes longer than using it.
  private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();
  private static final double[] NODES = {0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
      0.864864423359769072789712788640926,
      0.741531185599394439863864773280788, 0.586087235467691130294144691693013, 0.405845151377397166906606412076961,
      0.207784955007898467600689403773245, 0};
  private static final double[] KRONROD = {0.022935322010529224963732008058970, 0.063092092629978553290700663189204,
      0.104790010322250183839876322541518,
      0.140653259715525918745189590510238, 0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
      0.204432940075298892414161999234649,
      0.209482141084727828012999174891714};
  private static final double[] GAUSS = {0.129484966168869693270611432679082, 0.279705391489276667901467771423780,
      0.381830050505118944950369775488975,
      0.417959183673469387755102040816327};
  private static final int PIECES = 2000;

  private Quadrature() {}

  /// Nodes `x` and weights `w` of a rule `Σ wᵢ f(xᵢ)`.
  public record Rule(double[] nodes, double[] weights) {
    public double of(DoubleUnaryOperator f) {
      double sum = 0;
      for (int i = 0; i < nodes.length; i++) sum += weights[i] * f.applyAsDouble(nodes[i]);
      return sum;
    }
  }

  /// The n-point Gauss–Hermite rule for `E f(Z)`, `Z` standard normal: exact for polynomials up to degree 2n − 1.
  public static Rule gaussHermite(int n) {
    GaussIntegrator physicist;
    synchronized (RULES) {
      physicist = RULES.hermite(n);
    }
    var x = new double[n];
    var w = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = Math.sqrt(2) * physicist.getPoint(i);
      w[i] = physicist.getWeight(i) / Math.sqrt(Math.PI);
    }
    return new Rule(x, w);
  }

  /// The n-point Gauss–Legendre rule for `∫₋₁¹ f`: exact for polynomials up to degree 2n − 1.
  public static Rule gaussLegendre(int n) {
    GaussIntegrator rule;
    synchronized (RULES) {
      rule = RULES.legendre(n);
    }
    var x = new double[n];
    var w = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = rule.getPoint(i);
      w[i] = rule.getWeight(i);
    }
    return new Rule(x, w);
  }

  /// `∫ₐᵇ f`, to an absolute or relative error of `tolerance`, by Gauss–Kronrod rules on pieces that are halved where the error is largest.
  /// The ends may be infinite; `f` may have kinks.
  public static double integrate(DoubleUnaryOperator f, double a, double b, double tolerance) {
    if (a > b) return -integrate(f, b, a, tolerance);
    if (Double.isInfinite(a) || Double.isInfinite(b))
      return integrate(finite(f, a, b), a == Double.NEGATIVE_INFINITY ? -1 : 0, b == Double.POSITIVE_INFINITY ? 1 : 0, tolerance);
    var pieces = new PriorityQueue<Piece>((p, q) -> Double.compare(q.error, p.error));
    pieces.add(piece(f, a, b));
    double value = pieces.peek().value, error = pieces.peek().error;
    while (error > tolerance * Math.max(1, Math.abs(value)) && pieces.size() < PIECES && pieces.peek().width() > 0x1p-60 * (b - a)) {
      var worst = pieces.poll();
      double middle = (worst.a + worst.b) / 2;
      pieces.add(piece(f, worst.a, middle));
      pieces.add(piece(f, middle, worst.b));
      value = pieces.stream().mapToDouble(Piece::value).sum();
      error = pieces.stream().mapToDouble(Piece::error).sum();
    }
    if (!(error <= Math.max(tolerance, 1e-12) * 10 * Math.max(1, Math.abs(value))))
      throw new ArithmeticException("integrate: no convergence on [" + a + ", " + b + "], the error is about " + error);
    return value;
  }

  /// The same integral over a finite range: `x = t/(1 − t²)` on (−1, 1), halves of it anchored at the finite end.
  private static DoubleUnaryOperator finite(DoubleUnaryOperator f, double a, double b) {
    double anchor = Double.isInfinite(a) ? Double.isInfinite(b) ? 0 : b : a;
    return t -> {
      double u = 1 - t * t, x = anchor + t / u, y = f.applyAsDouble(x);
      return y == 0 ? 0 : y * (1 + t * t) / (u * u);
    };
  }

  private record Piece(double a, double b, double value, double error) {
    double width() { return b - a; }
  }

  private static Piece piece(DoubleUnaryOperator f, double a, double b) {
    double centre = (a + b) / 2, half = (b - a) / 2, kronrod = 0, gauss = 0;
    for (int i = 0; i < NODES.length; i++) {
      double d = half * NODES[i], y = f.applyAsDouble(centre + d) + (d == 0 ? 0 : f.applyAsDouble(centre - d));
      kronrod += KRONROD[i] * y;
      if (i % 2 == 1) gauss += GAUSS[i / 2] * y;
    }
    return new Piece(a, b, kronrod * half, Math.abs(kronrod - gauss) * Math.abs(half));
  }
}
