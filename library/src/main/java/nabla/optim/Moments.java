package nabla.optim;

import nabla.array.AdamStep;
import nabla.array.Kernels;
import nabla.grad.Tensor;

/// Adam and its relatives: a moving average of the gradient over the root of one of its square, each divided by `1 − βᵗ` because it starts at 0.
public sealed interface Moments extends UpdateRule {
  /// The moving average of the gradient.
  static Tensor first(Slots s, double beta, Tensor g) {
    return s.keep("m", Hyper.average(s.get("m"), beta, g));
  }

  /// The moving average of its square.
  static Tensor second(Slots s, double beta, Tensor g) {
    return s.keep("v", Hyper.average(s.get("v"), beta, g.square()));
  }

  /// What a moving average that started at 0 is short of after t steps.
  static double missing(double beta, Slots s) {
    return 1 - Math.pow(beta, s.t());
  }

  private static void betas(double beta1, double beta2) {
    Hyper.decay("β₁", beta1);
    Hyper.decay("β₂", beta2);
  }

  /// Adam. `decay` is AdamW's: weights shrink by η·decay beside the gradient step. Without `correction` (JKU 7.42) the first step is (1−β₁)/√(1−β₂) = 3.162 η.
  record Adam(double beta1, double beta2, double epsilon, Stabiliser place, boolean correction, double decay) implements Moments {
    public Adam { betas(beta1, beta2); }

    public String tex() {
      return "m \\leftarrow \\beta_1 m + (1-\\beta_1) g, \\quad v \\leftarrow \\beta_2 v + (1-\\beta_2) g^2, \\quad w \\leftarrow w - \\eta\\, \\hat m / \\sqrt{\\hat v}";
    }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      Tensor m = first(s, beta1, g), v = second(s, beta2, g);
      if (correction) {
        m = m.div(missing(beta1, s));
        v = v.div(missing(beta2, s));
      }
      return w.mul(1 - s.rate() * decay).sub(m.mul(s.rate()).div(place.root(v, epsilon)));
    }

    public boolean inPlace(Tensor w, Tensor g, Slots s) {
      double first = correction ? missing(beta1, s) : 1, second = correction ? missing(beta2, s) : 1;
      boolean inside = place == Stabiliser.INSIDE;
      var step = new AdamStep(beta1, beta2, s.rate() / first, 1 / second, inside ? epsilon : 0, inside ? 0 : epsilon, 1 - s.rate() * decay);
      w.update(own -> Kernels.best().adam(own, g.value(), s.own("m"), s.own("v"), step));
      return true;
    }
  }

  /// Adam whose denominator never shrinks: `v̂ ← max(v̂, v)`. As in the paper the second moment is compared before its correction.
  record AmsGrad(double beta1, double beta2, double epsilon, Stabiliser place, boolean correction) implements Moments {
    public AmsGrad { betas(beta1, beta2); }

    public String tex() { return "\\hat v \\leftarrow \\max(\\hat v, v), \\quad w \\leftarrow w - \\eta\\, m / \\sqrt{\\hat v}"; }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      Tensor m = first(s, beta1, g), largest = s.keep("max", s.get("max").max(second(s, beta2, g)));
      if (!correction) return w.sub(m.mul(s.rate()).div(place.root(largest, epsilon)));
      return w.sub(m.div(missing(beta1, s)).mul(s.rate()).div(place.root(largest.div(missing(beta2, s)), epsilon)));
    }
  }

  /// Adam in the maximum norm: `v ← max(β₂v, |g|)`, which needs no correction.
  record AdaMax(double beta1, double beta2, double epsilon) implements Moments {
    public AdaMax { betas(beta1, beta2); }

    public String tex() {
      return "m \\leftarrow \\beta_1 m + (1-\\beta_1) g, \\quad v \\leftarrow \\max(\\beta_2 v, |g|), \\quad w \\leftarrow w - \\eta\\, \\hat m / v";
    }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      var m = first(s, beta1, g).div(missing(beta1, s));
      var v = s.keep("v", s.get("v").mul(beta2).max(g.abs()));
      return w.sub(m.mul(s.rate()).div(v.add(epsilon)));
    }
  }

  /// Adam with Nesterov's look-ahead: the corrected momentum is moved one step on (Pandey 3.22, with the correction its gradient term lacks there).
  record NAdam(double beta1, double beta2, double epsilon, Stabiliser place) implements Moments {
    public NAdam { betas(beta1, beta2); }

    public String tex() {
      return "w \\leftarrow w - \\frac{\\eta}{\\sqrt{\\hat v}} \\left(\\beta_1 \\hat m + \\frac{(1-\\beta_1) g}{1 - \\beta_1^t}\\right)";
    }

    public Tensor next(Tensor w, Tensor g, Slots s) {
      double corrected = missing(beta1, s);
      var m = first(s, beta1, g).mul(beta1 / corrected).add(g.mul((1 - beta1) / corrected));
      return w.sub(m.mul(s.rate()).div(place.root(second(s, beta2, g).div(missing(beta2, s)), epsilon)));
    }
  }
}
