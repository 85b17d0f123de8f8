package nabla.derive;

import java.util.List;
import nabla.array.DType;
import nabla.grad.Tensor;
import nabla.math.Continuous;
import nabla.math.Discrete;
import nabla.math.Distribution;
import nabla.tex.Tex;

/// The symbols and signs of checked derivations, as `nabla.lab.Deriving` offers them.
public final class Declared {
  private static final String RANDOM = "\\text{ random}";

  private Declared() {}

  public static Tensor reals(String name, int... dims) { return Symbol.reals(name, dims); }
  public static Tensor positive(String name, int... dims) { return Symbol.positive(name, dims); }
  public static Tensor between(String name, double low, double high, int... dims) { return Symbol.between(name, low, high, dims); }
  public static Tensor size(String name, int n) { return Symbol.size(name, n); }
  public static Tensor spd(String name, int n) { return Symbol.spd(name, n); }
  public static Tensor simplex(String name, int n) { return Symbol.simplex(name, n); }

  public static Tensor random(String name) { return Symbol.random(name, RANDOM, Law.arbitrary(null, null, 0)); }

  public static Tensor random(String name, double mean, double std) { return random(name, number(mean), number(std)); }
  public static Tensor random(String name, double mean, Tensor std) { return random(name, number(mean), std); }

  public static Tensor random(String name, Tensor mean, Tensor std) {
    return Symbol.random(name, RANDOM + ",\\ " + moments(name, mean, std), Law.arbitrary(mean, std, 0));
  }

  private static String moments(String name, Tensor mean, Tensor std) {
    var x = Names.tex(name);
    var spread = new Printer(java.util.Map.of()).of(new Reader(Page::symbol).of(std.square()));
    return "\\mathbb{E}[" + x + "] = " + new Printer(java.util.Map.of()).of(new Reader(Page::symbol).of(mean)) + ",\\ \\operatorname{Var}["
        + x + "] = " + spread;
  }

  public static Tensor random(String name, Distribution law) { return Symbol.random(name, "\\sim " + written(law), Law.of(law, 0)); }

  public static Tensor[] jointly(String first, String second) {
    var both = Law.joint();
    return new Tensor[]{Symbol.random(first, RANDOM, both.get(0)), Symbol.random(second, RANDOM, both.get(1))};
  }

  public static Tensor bernoulli(String name, Tensor p, int copies) {
    return Symbol.random(name, (copies > 0 ? "\\overset{\\text{iid}}{\\sim}" : "\\sim") + " \\operatorname{Bernoulli}("
        + new Printer(java.util.Map.of()).of(new Reader(Page::symbol).of(p)) + ")", Law.bernoulli(p, copies));
  }

  public static Tensor oneHot(String name, Tensor p) {
    return Symbol.random(name, "\\text{ one-hot with probabilities } " + Page.name(p), Law.oneHot(p));
  }

  public static Tensor iid(String name, int n) {
    return Symbol.random(name, "\\text{ of " + n + " independent draws}", Law.arbitrary(null, null, n));
  }

  public static Tensor iid(String name, int n, Tensor mean, Tensor std) {
    return Symbol.random(name, "\\text{ of " + n + " independent draws},\\ " + moments(name + "_i", mean, std),
        Law.arbitrary(mean, std, n));
  }

  public static Tensor iid(String name, int n, Distribution law) {
    return Symbol.random(name, "\\overset{\\text{iid}}{\\sim} " + written(law), Law.of(law, n));
  }

  private static String written(Distribution law) {
    return switch (law) {
      case Continuous.Normal n -> "\\mathcal{N}(" + Tex.factor(n.mean()) + ", " + Tex.factor(n.std() * n.std()) + ")";
      case Continuous.Uniform u -> "\\mathcal{U}(" + Tex.factor(u.low()) + ", " + Tex.factor(u.high()) + ")";
      case Continuous.TruncatedNormal n -> "\\mathcal{N}(" + Tex.factor(n.centre()) + ", " + Tex.factor(n.scale() * n.scale())
          + ") \\text{ cut to } [" + Tex.number(n.low()) + ", " + Tex.number(n.high()) + "]";
      case Discrete.Bernoulli b -> "\\operatorname{Bernoulli}(" + Tex.factor(b.p()) + ")";
      default -> "\\text{" + law.getClass().getSimpleName() + "}";
    };
  }

  public static Tensor expectation(Tensor x, Tensor... over) { return Expectation.of("E", List.of(x), x, over); }
  public static Tensor variance(Tensor x, Tensor... over) {
    return Expectation.of("Var", List.of(x), x.sub(expectation(x, over)).square(), over);
  }
  public static Tensor covariance(Tensor x, Tensor y) {
    return Expectation.of("Cov", List.of(x, y), x.sub(expectation(x)).mul(y.sub(expectation(y))));
  }
  public static Tensor probability(Tensor event) { return Expectation.of("P", List.of(event), event); }
  public static Tensor inverse(Tensor a) { return Tensor.apply(new Inverse(), a); }
  public static Tensor let(String name, Tensor expression) { return Written.let(name, expression); }
  public static Tensor partial(Tensor y, Tensor x) { return Written.partial(y, x); }

  private static Tensor number(double x) { return Tensor.scalar(DType.F64, x); }
}
