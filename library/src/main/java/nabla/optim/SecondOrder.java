package nabla.optim;

import nabla.array.Array;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.math.Matrices;

/// Searches by second derivatives: they go to the minimum of the parabola that the loss looks like.
public sealed interface SecondOrder extends Search {
  /// Newton's method: `θ ← θ − t (H + μI)⁻¹ ∇f`, damped by `damping` μ and by what the line search makes of t (Bonn 5.9, JKU 4.30).
  ///
  /// Where H + μI has eigenvalues ≤ 0 the parabola has no minimum, and Newton would walk to a saddle or a maximum; then the step is the lowest
  /// place of the parabola within `radius` (a trust region), which leaves saddles. With an infinite radius it is Newton's step as the notes print it.
  ///
  /// It needs the n × n Hessian and its eigenvalues, O(n³): at most 2 000 parameters.
  record Newton(double damping, double radius, LineSearch search) implements SecondOrder {
    private static final int MOST = 2000;

    public Newton {
      if (!(damping >= 0)) throw new IllegalArgumentException("Newton's damping must be ≥ 0, not " + damping);
      Hyper.positive("Newton's radius", radius);
    }

    public String tex() { return "w \\leftarrow w - \\eta\\, (H + \\mu I)^{-1} g"; }

    public Tensor next(Objective f, Slots s) {
      if (f.size() > MOST)
        throw new IllegalArgumentException("Newton: %d parameters need a Hessian of %1$d × %1$d numbers; ".formatted(f.size())
            + "at most " + MOST + " are sensible. Use lbfgs() or newtonCg(), which need none");
      var here = f.first();
      var eigen = Matrices.eigh(f.hessian(here.at()).value());
      var d = direction(eigen, here.gradient());
      return here.at().add(d.mul(search.along(f, here, d, s.rate()).length()));
    }

    private Tensor direction(Matrices.Eigen eigen, Tensor g) {
      var bends = eigen.values().toDoubles();
      for (int i = 0; i < bends.length; i++) bends[i] += damping;
      var q = Tensor.of(eigen.vectors());
      var slopes = g.mm(q).toDoubles();
      if (Double.isFinite(radius) && !(bends[0] > 1e-12 * Math.abs(bends[bends.length - 1])))
        return q.mm(vector(new TrustRegion(bends, slopes, radius).step()));
      var step = new double[bends.length];
      for (int i = 0; i < step.length; i++) {
        if (bends[i] == 0 && slopes[i] != 0)
          throw new ArithmeticException("Newton: the Hessian is singular; add damping, such as newton(1e-3)");
        step[i] = slopes[i] == 0 ? 0 : -slopes[i] / bends[i];
      }
      return q.mm(vector(step));
    }

    private static Tensor vector(double[] x) { return Tensor.of(Array.of(x, Shape.of(x.length))); }
  }

  /// Newton's method without a Hessian: `H d = −∇f` is solved by linear conjugate gradients on Hessian-vector products, until the rest is below
  /// `min(½, √‖∇f‖) ‖∇f‖`, until `most` products, or until a direction bends downwards (Nocedal and Wright, algorithm 7.1).
  record NewtonCg(int most, LineSearch search) implements SecondOrder {
    public NewtonCg {
      if (most < 1) throw new IllegalArgumentException("newtonCg needs at least one product a step, not " + most);
    }

    public String tex() { return "H d = -g \\text{ by conjugate gradients}, \\quad w \\leftarrow w + t\\, d"; }

    public Tensor next(Objective f, Slots s) {
      var here = f.first();
      double size = here.gradient().norm().item();
      if (size == 0) return here.at();
      var d = LinearCg.solve(v -> f.hessianTimes(here.at(), v), here.gradient().neg(), Math.min(0.5, Math.sqrt(size)) * size, most).x();
      return here.at().add(d.mul(search.along(f, here, d, s.rate()).length()));
    }
  }
}
