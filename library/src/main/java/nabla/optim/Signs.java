package nabla.optim;

import nabla.grad.Tensor;

/// Rules that learn a rate for each entry from the signs of successive gradients, or jump by a parabola through two of them.
public sealed interface Signs extends UpdateRule {
  /// `η_i ← η_i + γ g_i g_i⁻`: gradient descent on the rates themselves (JKU 7.34). A rate may become negative.
  record DeltaDelta(double gamma) implements Signs {
    public String tex() { return "\\eta_i \\leftarrow \\eta_i + \\gamma g_i g_i^{-}, \\quad w_i \\leftarrow w_i - \\eta_i g_i"; }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      var rates = s.keep("rate", s.get("rate", s.rate()).add(g.mul(s.get("g")).mul(gamma)));
      s.keep("g", g);
      return w.sub(rates.mul(g));
    }
  }

  /// Jacobs' rule: a rate grows by κ while the gradient keeps its average's sign, and shrinks by the factor 1 − φ when it turns.
  /// The average is that of the *previous* gradients, as the text intends; `printed` uses the one with the present gradient in it, as JKU 7.35 prints.
  record DeltaBarDelta(double kappa, double phi, double theta, boolean printed) implements Signs {
    public DeltaBarDelta {
      Hyper.positive("κ", kappa);
      Hyper.decay("φ", phi);
      Hyper.decay("θ", theta);
    }

    public String tex() {
      return "\\eta_i \\leftarrow \\eta_i + \\kappa\\,[\\bar g_i g_i > 0] - \\varphi \\eta_i\\,[\\bar g_i g_i < 0], \\quad \\bar g \\leftarrow \\theta \\bar g + (1-\\theta) g";
    }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      var before = s.get("average");
      var average = s.keep("average", Hyper.average(before, theta, g));
      var agrees = (printed ? average : before).mul(g);
      var old = s.get("rate", s.rate());
      var rates = s.keep("rate", old.add(agrees.gt(0).mul(kappa)).sub(agrees.lt(0).mul(old).mul(phi)));
      return w.sub(rates.mul(g));
    }
  }

  /// What RProp does with an entry whose gradient has turned.
  enum Turn {
    /// Takes the last step back and forgets the gradient, as the original does (JKU 7.47).
    BACK,
    /// Stays for this step and forgets the gradient, as PyTorch does.
    WAIT,
    /// Goes on with the smaller step (JKU 7.46).
    GO
  }

  /// Only the sign of the gradient counts: steps grow by `up` while it stays, shrink by `down` when it turns, within [least, most].
  record RProp(double up, double down, double least, double most, Turn onTurn) implements Signs {
    public RProp {
      if (!(down > 0 && down < 1 && up > 1)) throw new IllegalArgumentException("RProp needs 0 < η⁻ < 1 < η⁺, not " + down + " and " + up);
    }

    public String tex() {
      return "\\Delta_i \\leftarrow \\Delta_i \\cdot (\\eta^+ \\text{ or } \\eta^-), \\quad w_i \\leftarrow w_i - \\Delta_i \\operatorname{sign} g_i";
    }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      var agrees = g.mul(s.get("g"));
      Tensor same = agrees.gt(0), turned = agrees.lt(0), old = s.get("step", s.rate());
      var factor = same.mul(up - 1).add(turned.mul(down - 1)).add(1);
      var size = s.keep("step", old.mul(factor).clip(least, most));
      var seen = onTurn == Turn.GO ? g : turned.where(g.mul(0), g);
      var move = size.mul(seen.sign()).neg();
      if (onTurn == Turn.BACK) move = turned.where(s.get("move").neg(), move);
      s.keep("g", seen);
      s.keep("move", move);
      return w.add(move);
    }
  }

  /// Each entry jumps to the minimum of the parabola through its last two gradients: `Δ ← g/(g⁻ − g) Δ⁻` (JKU 7.45).
  /// It starts by gradient descent, and returns to it where the parabola has no minimum; a jump is at most `growth` times the last step.
  record Quickprop(double growth) implements Signs {
    public String tex() { return "\\Delta_i \\leftarrow \\frac{g_i}{g_i^{-} - g_i}\\, \\Delta_i^{-}"; }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      Tensor last = s.get("move"), before = s.get("g"), down = g.mul(-s.rate());
      var fall = before.sub(g);
      var usable = fall.ne(0).mul(last.ne(0)).mul(fall.mul(last).lt(0));
      var jump = g.mul(last).div(usable.where(fall, fall.mul(0).add(1)));
      var limit = last.abs().mul(growth);
      var move = usable.where(jump.max(limit.neg()).min(limit), down);
      s.keep("g", g);
      return w.add(s.keep("move", move));
    }
  }
}
