package nabla.optim;

import nabla.array.Kernels;
import nabla.grad.Tensor;

/// Rules that follow the gradient itself: plain, with momentum, with look-ahead.
public sealed interface Descent extends UpdateRule {
  /// Gradient descent; stochastic where the gradient is a mini-batch's. `L2` is added to the gradient, as a penalty ½·L2·‖w‖² would.
  record Sgd(double l2) implements Descent {
    public String tex() { return "w \\leftarrow w - \\eta g"; }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      return w.sub(g.add(w.mul(l2)).mul(s.rate()));
    }

    public boolean inPlace(Tensor w, Tensor g, Slots s) {
      w.update(own -> Kernels.best().mix(own, 1 - s.rate() * l2, g.value(), -s.rate()));
      return true;
    }
  }

  /// Gradient descent, then every entry drawn towards 0 by ηλ, and set to 0 within it: with an L1 penalty λ the weights become 0 exactly, which the
  /// penalty's own gradient never achieves (ISTA; UU 3.16, C147 9.7, Bonn 10.13 corrected).
  record Proximal(double l1) implements Descent {
    public Proximal {
      if (!(l1 >= 0)) throw new IllegalArgumentException("the L1 penalty must be ≥ 0, not " + l1);
    }

    public String tex() { return "u = w - \\eta g, \\quad w \\leftarrow \\operatorname{sign}(u) \\max(|u| - \\eta\\lambda, 0)"; }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      var u = w.sub(g.mul(s.rate()));
      return u.sign().mul(u.abs().sub(s.rate() * l1).relu());
    }
  }

  /// Heavy ball: `v ← αv − ηg, w ← w + v` (Bonn 6.6, C147 10.2). Terminal velocity under constant g: −ηg/(1−α).
  record Momentum(double alpha) implements Descent {
    public Momentum { Hyper.decay("momentum", alpha); }

    public String tex() { return "v \\leftarrow \\alpha v - \\eta g, \\quad w \\leftarrow w + v"; }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      return w.add(s.keep("v", s.get("v").mul(alpha).sub(g.mul(s.rate()))));
    }

    public boolean inPlace(Tensor w, Tensor g, Slots s) {
      var v = s.own("v");
      Kernels.best().mix(v, alpha, g.value(), -s.rate());
      w.update(own -> Kernels.best().mix(own, 1, v, 1));
      return true;
    }
  }

  /// Momentum as a moving average: `m ← μm + (1−μ)g, w ← w − ηm` (JKU 7.5); the heavy ball with η′ = η(1−μ).
  record AveragedMomentum(double mu) implements Descent {
    public AveragedMomentum { Hyper.decay("momentum μ", mu); }

    public String tex() { return "m \\leftarrow \\mu m + (1 - \\mu) g, \\quad w \\leftarrow w - \\eta m"; }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      return w.sub(s.keep("m", Hyper.average(s.get("m"), mu, g)).mul(s.rate()));
    }
  }

  /// Nesterov's momentum after the change of variables `w̃ = w + αv`: the gradient is taken at `w̃`, which is what is stored (C147 10.6).
  /// `Directions.LookAhead` is the same walk with `w` stored and the gradient taken at `w + αv`.
  record Nesterov(double alpha) implements Descent {
    public Nesterov { Hyper.decay("momentum", alpha); }

    public String tex() { return "v' = \\alpha v - \\eta g, \\quad w \\leftarrow w + v' + \\alpha (v' - v)"; }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      var before = s.get("v");
      var v = s.keep("v", before.mul(alpha).sub(g.mul(s.rate())));
      return w.add(v).add(v.sub(before).mul(alpha));
    }
  }

  /// Heavy ball, or Nesterov's momentum, whose α changes from step to step, such as `Schedule.momentum(250, 0.99)` (Pandey 3.12, Sutskever et al. 2013).
  record ScheduledMomentum(Schedule alpha, boolean nesterov) implements Descent {
    public String tex() {
      return nesterov
          ? "v' = \\alpha_t v - \\eta g, \\quad w \\leftarrow w + v' + \\alpha_{t+1} v' - \\alpha_t v"
          : "v \\leftarrow \\alpha_t v - \\eta g, \\quad w \\leftarrow w + v";
    }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      double now = alpha.factor(s.t() - 1), then = alpha.factor(s.t());
      var before = s.get("v");
      var v = s.keep("v", before.mul(now).sub(g.mul(s.rate())));
      return nesterov ? w.add(v).add(v.mul(then)).sub(before.mul(now)) : w.add(v);
    }
  }
}
