package nabla.optim;

import nabla.grad.Tensor;

/// How far to go along a direction.
public sealed interface LineSearch {
  /// A length, and the loss there; null where it was not computed.
  record Found(double length, Objective.Value at) {}

  /// The length to go from `from` along `d`, of which `first` is the first guess. 0 where no length helps.
  Found along(Objective f, Objective.Value from, Tensor d, double first);

  /// Always the first guess: the learning rate.
  record Fixed() implements LineSearch {
    public Found along(Objective f, Objective.Value from, Tensor d, double first) { return new Found(first, null); }
  }

  /// Backtracking: the first of `t, t·shrink, t·shrink², …` with `f(θ + t d) ≤ f(θ) + c t ∇f·d` (Armijo 1966), at most `most` trials.
  record Armijo(double c, double shrink, int most) implements LineSearch {
    public Armijo {
      if (!(c > 0 && c < 1)) throw new IllegalArgumentException("Armijo c must lie in (0, 1), not " + c);
      if (!(shrink > 0 && shrink < 1)) throw new IllegalArgumentException("Armijo's factor must lie in (0, 1), not " + shrink);
    }

    public Found along(Objective f, Objective.Value from, Tensor d, double first) {
      double slope = from.slope(d), t = first;
      for (int i = 0; i < most; i++, t *= shrink)
        if (f.loss(from.at().add(d.mul(t))) <= from.loss() + c * t * slope) return new Found(t, null);
      return new Found(0, from);
    }
  }

  /// The strong Wolfe conditions: Armijo's with `c1`, and a slope that has fallen to `|∇f(θ + t d)·d| ≤ c2 |∇f(θ)·d|`.
  /// The interval is found and narrowed by cubic interpolation, with the safeguards of minFunc and PyTorch, in at most `most` looks.
  record Wolfe(double c1, double c2, int most) implements LineSearch {
    public Wolfe {
      if (!(0 < c1 && c1 < c2 && c2 < 1))
        throw new IllegalArgumentException("Wolfe needs 0 < c1 < c2 < 1, not c1 = " + c1 + ", c2 = " + c2);
    }

    public Found along(Objective f, Objective.Value from, Tensor d, double first) {
      return new WolfeSearch(this, f, from, d).run(first);
    }
  }

  /// The best of given lengths (Pandey 3.13), whatever the first guess; 0 where all of them raise the loss.
  record Grid(double... lengths) implements LineSearch {
    public Grid {
      if (lengths.length == 0) throw new IllegalArgumentException("the grid of lengths is empty");
      lengths = lengths.clone();
    }

    public Found along(Objective f, Objective.Value from, Tensor d, double first) {
      double best = 0, lowest = from.loss();
      for (double t : lengths) {
        double loss = f.loss(from.at().add(d.mul(t)));
        if (loss < lowest) {
          best = t;
          lowest = loss;
        }
      }
      return new Found(best, best == 0 ? from : null);
    }

    @Override
    public String toString() { return "Grid" + java.util.Arrays.toString(lengths); }
  }

  /// The minimum of the parabola that the loss looks like: `t = −∇f·d / dᵀHd`, exact on quadratics; the first guess where it opens downwards.
  record Exact() implements LineSearch {
    public Found along(Objective f, Objective.Value from, Tensor d, double first) {
      double bend = d.dot(f.hessianTimes(from.at(), d)).item();
      return new Found(bend > 0 ? -from.slope(d) / bend : first, null);
    }
  }
}
