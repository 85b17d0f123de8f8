package nabla.optim;

import nabla.grad.Tensor;

/// Searches by first derivatives that follow one direction a step.
public sealed interface Directions extends Search {
  /// Steepest descent with a line search: `θ ← θ − t ∇f`. With an exact search successive gradients are orthogonal (Pandey 3.13).
  record Steepest(LineSearch search) implements Directions {
    public String tex() { return "t = \\operatorname{argmin}_t L(w - t\\, g), \\quad w \\leftarrow w - t\\, g"; }

    public Tensor next(Objective f, Slots s) {
      var here = f.first();
      var d = here.gradient().neg();
      return here.at().add(d.mul(search.along(f, here, d, s.rate()).length()));
    }
  }

  /// Nesterov's momentum as it is derived: `v ← αv − η∇f(θ + αv), θ ← θ + v` (C147 10.5, Pandey 3.6 corrected: the look-ahead carries η).
  /// `Descent.Nesterov` is the same walk seen at `θ + αv`, from gradients at hand.
  record LookAhead(double alpha) implements Directions {
    public LookAhead { Hyper.decay("momentum", alpha); }

    public String tex() { return "v \\leftarrow \\alpha v - \\eta \\nabla L(w + \\alpha v), \\quad w \\leftarrow w + v"; }

    @Override
    public boolean fullBatch() { return false; }

    public Tensor next(Objective f, Slots s) {
      Tensor here = f.first().at(), v = s.get("v");
      return here.add(s.keep("v", v.mul(alpha).sub(f.at(here.add(v.mul(alpha))).gradient().mul(s.rate()))));
    }
  }

  /// How much of the last direction a conjugate gradient keeps.
  enum Beta {
    /// `β = g·g / g⁻·g⁻`
    FLETCHER_REEVES,
    /// `β = max(0, g·(g − g⁻) / g⁻·g⁻)`
    POLAK_RIBIERE;

    double of(Tensor g, Tensor before) {
      double old = before.dot(before).item();
      return this == FLETCHER_REEVES ? g.dot(g).item() / old : Math.max(0, g.dot(g.sub(before)).item() / old);
    }
  }

  /// Conjugate gradients: `d ← −g + βd`, then a line search; from −g again where `d` leads uphill. On a quadratic with `LineSearch.Exact`,
  /// whose curvature is a Hessian-vector product, this is linear conjugate gradients: n steps reach the minimum.
  record Conjugate(Beta beta, LineSearch search) implements Directions {
    public String tex() { return "d \\leftarrow -g + \\beta d, \\quad w \\leftarrow w + t\\, d"; }

    public Tensor next(Objective f, Slots s) {
      var here = f.first();
      var g = here.gradient();
      var d = g.neg();
      if (s.has("g")) {
        var turned = s.get("d").mul(beta.of(g, s.get("g"))).add(d);
        if (here.slope(turned) < 0) d = turned;
      }
      double slope = here.slope(d);
      double length = slope < 0 ? search.along(f, here, d, guess(s, g, slope)).length() : 0;
      s.keep("g", g);
      s.keep("d", d);
      s.keep("moved", Hyper.number(length * slope));
      return here.at().add(d.mul(length));
    }

    /// η/‖g‖₁ at first, then the length that would change the loss as much as the last step promised to.
    private static double guess(Slots s, Tensor g, double slope) {
      double last = s.has("moved") ? s.get("moved").item() / slope : 0;
      return last > 0 ? last : Math.min(1, 1 / g.abs().sum().item()) * s.rate();
    }
  }

  /// L-BFGS: the inverse Hessian times the gradient from the last `history` pairs `s = Δθ, y = Δg`, `iterations` moves a step
  /// (Nocedal 1980). Starts, first guesses and ends are PyTorch's.
  record Lbfgs(int history, int iterations, LineSearch search) implements Directions {
    public Lbfgs {
      if (history < 1 || iterations < 1) throw new IllegalArgumentException(
          "L-BFGS needs a history and iterations of at least 1, not " + history + " and " + iterations);
    }

    public String tex() { return "H \\approx B(s_1, y_1, \\dots, s_m, y_m), \\quad w \\leftarrow w - t\\, H^{-1} g"; }

    public Tensor next(Objective f, Slots s) { return new LimitedMemory(this, f, s).run(); }
  }
}
