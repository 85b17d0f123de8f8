package nabla.data;

import java.util.List;
import java.util.function.UnaryOperator;
import nabla.grad.Tensor;

/// A function to be minimised whose shape is known: from a vector (d,) to a number, with a place to start and the place of its minimum (null for none).
public record Landscape(String name, UnaryOperator<Tensor> f, Tensor start, Tensor minimum) {
  /// The value at a point.
  public Tensor at(Tensor w) {
    if (w.rank() != 1 || w.size() != start.size())
      throw new IllegalArgumentException(name + ": the point must have shape " + start.shape() + ", not " + w.shape());
    return f.apply(w);
  }

  private static Landscape of(String name, UnaryOperator<Tensor> f, double[] start, double... minimum) {
    return new Landscape(name, f, Sets.tensor(start, start.length), minimum.length == 0 ? null : Sets.tensor(minimum, minimum.length));
  }

  private static Tensor sum(Tensor w, double... factors) {
    return w.square().mul(Sets.tensor(factors, factors.length).dtype(w.dtype())).sum();
  }

  /// `½ Σ hᵢ wᵢ²`: curvatures 1 and 10, or 1 and 50 (B-5.10), condition number their ratio.
  public static Landscape quadratic(double... curvatures) {
    var half = new double[curvatures.length];
    var start = new double[curvatures.length];
    for (int i = 0; i < half.length; i++) {
      half[i] = curvatures[i] / 2;
      start[i] = 1;
    }
    return of("quadratic", w -> sum(w, half), start, new double[curvatures.length]);
  }

  /// `½ (w − w*)ᵀ H (w − w*)` (U-3.7: H = [[5, 2], [2, 2]], w* = (1, 3); B-5.8: [[2, 1], [1, 2]]).
  public static Landscape quadratic(Tensor hessian, Tensor minimum) {
    return new Landscape("quadratic", w -> w.sub(minimum).dot(hessian.mm(w.sub(minimum))).mul(0.5), minimum.mul(0), minimum);
  }

  /// `w₁² + 5 w₂²` (J-7.4), from (−5, 2).
  public static Landscape ravine() { return of("ravine", w -> sum(w, 1, 5), new double[]{-5, 2}, 0, 0); }

  /// `0.1 x² + 2 y²`, from (−5, −2), where heavy ball converges with η = 0.6, β = ½ and Nesterov's momentum diverges with η = 0.4.
  public static Landscape bowl() { return of("bowl", w -> sum(w, 0.1, 2), new double[]{-5, -2}, 0, 0); }

  /// `(1 − x)² + 100 (y − x²)²`: a bent valley, from (−1.2, 1), where it is 24.2 (B-5.8a).
  public static Landscape rosenbrock() {
    return of("Rosenbrock", w -> {
      Tensor x = w.get(0), y = w.get(1);
      return x.neg().add(1).square().add(y.sub(x.square()).square().mul(100));
    }, new double[]{-1.2, 1}, 1, 1);
  }

  /// `10 d + Σ (wᵢ² − 10 cos 2πwᵢ)`: local minima at all whole numbers (B-4.3.3).
  public static Landscape rastrigin(int d) {
    var start = new double[d];
    java.util.Arrays.fill(start, 3.3);
    return of("Rastrigin", w -> w.square().sub(w.mul(2 * Math.PI).cos().mul(10)).sum().add(10.0 * d), start, new double[d]);
  }

  /// `x⁴ − 2x² + 0.3x`: a good minimum at −1.0356 and a bad one at 0.9601 (B-4.1a, B-5.9a).
  public static Landscape doubleWell() {
    return of("double well", w -> w.square().square().sub(w.square().mul(2)).add(w.mul(0.3)).sum(), new double[]{1.5}, -1.0355788);
  }

  /// `x² − y²`: a saddle at 0, from (1, 10⁻⁶) (B-5.3b).
  public static Landscape saddle() { return of("saddle", w -> sum(w, 1, -1), new double[]{1, 1e-6}); }

  /// `x² − y² + y⁴`: a saddle between two minima at y = ±1/√2 (P-4.2).
  public static Landscape escape() {
    return of("saddle between minima", w -> sum(w, 1, -1).add(w.get(1).square().square()), new double[]{1, 1e-6}, 0, Math.sqrt(0.5));
  }

  /// `x³ − 3xy²`: a saddle with three ways down (B-5.3b).
  public static Landscape monkeySaddle() {
    return of("monkey saddle", w -> w.get(0).pow(3).sub(w.get(0).mul(w.get(1).square()).mul(3)), new double[]{0.1, 0.1});
  }

  /// `1 − exp(−(x² + y²)/8)`: nearly flat far from 0, where gradients vanish (J-7.2.1, figures 7.5 and 7.6).
  public static Landscape plateau() {
    return of("plateau", w -> w.square().sum().mul(-0.125).exp().neg().add(1), new double[]{-6, 4}, 0, 0);
  }

  /// Those in two dimensions, to race optimisers on.
  public static List<Landscape> plane() {
    return List.of(quadratic(1, 10), ravine(), bowl(), rosenbrock(), rastrigin(2), saddle(), escape(), monkeySaddle(), plateau());
  }
}
