package nabla.optim;

import nabla.grad.Tensor;

/// Rules that give each entry a rate of its own, from the history of its gradient.
public sealed interface Adaptive extends UpdateRule {
  /// `v ← v + g², w ← w − ηg/√v`: under a constant gradient the t-th step is η/√t.
  record AdaGrad(double epsilon, Stabiliser place) implements Adaptive {
    public String tex() { return "v \\leftarrow v + g^2, \\quad w \\leftarrow w - \\eta\\, g / \\sqrt{v}"; }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      var v = s.keep("v", s.get("v").add(g.square()));
      return w.sub(g.mul(s.rate()).div(place.root(v, epsilon)));
    }
  }

  /// `v ← βv + (1−β)g², w ← w − ηg/√v`; with `alpha` > 0 the step is a momentum's. On ½w² it ends in an oscillation of amplitude η/2.
  record RmsProp(double beta, double alpha, double epsilon, Stabiliser place) implements Adaptive {
    public RmsProp {
      Hyper.decay("RMSProp β", beta);
      Hyper.decay("RMSProp α", alpha);
    }

    public String tex() {
      return "v \\leftarrow \\beta v + (1 - \\beta) g^2, \\quad u \\leftarrow \\alpha u - \\eta\\, g / \\sqrt{v}, \\quad w \\leftarrow w + u";
    }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      var v = s.keep("v", Hyper.average(s.get("v"), beta, g.square()));
      var step = g.mul(s.rate()).div(place.root(v, epsilon));
      return alpha == 0 ? w.sub(step) : w.add(s.keep("u", s.get("u").mul(alpha).sub(step)));
    }
  }

  /// No learning rate but 1: `Δw = −g √(u+ε)/√(v+ε)`, with `u` the moving average of Δw². With ε = 0 it never moves: u stays 0.
  record AdaDelta(double beta, double epsilon) implements Adaptive {
    public AdaDelta { Hyper.decay("AdaDelta β", beta); }

    public String tex() {
      return "v \\leftarrow \\beta v + (1-\\beta) g^2, \\quad \\Delta = -g \\sqrt{u + \\varepsilon} / \\sqrt{v + \\varepsilon}, \\quad u \\leftarrow \\beta u + (1-\\beta) \\Delta^2";
    }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      var v = s.keep("v", Hyper.average(s.get("v"), beta, g.square()));
      var step = g.mul(s.get("u").add(epsilon).sqrt()).div(v.add(epsilon).sqrt()).neg();
      s.keep("u", Hyper.average(s.get("u"), beta, step.square()));
      return w.add(step.mul(s.rate()));
    }
  }

  /// `v ← max(βv, |g|), w ← w − ηg/(v + ε)`, no root (Pandey 3.20).
  record MaxProp(double beta, double epsilon) implements Adaptive {
    public MaxProp { Hyper.decay("MaxProp β", beta); }

    public String tex() { return "v \\leftarrow \\max(\\beta v, |g|), \\quad w \\leftarrow w - \\eta\\, g / (v + \\varepsilon)"; }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      var v = s.keep("v", s.get("v").mul(beta).max(g.abs()));
      return w.sub(g.mul(s.rate()).div(v.add(epsilon)));
    }
  }
}
