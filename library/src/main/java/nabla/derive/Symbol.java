package nabla.derive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.tex.Tex;

/// A declared quantity of a pen-and-paper derivation: a tensor that stands for any value of its domain.
///
/// `domain` is how the domain is written after the name: `\in \mathbb{R}`. Random quantities have a law as well.
record Symbol(Tex tex, String domain, Function<Rng, Array> draw, Law law) {
  private static final Map<Tensor, Symbol> ALL = Collections.synchronizedMap(new WeakHashMap<>());

  /// The symbol a tensor stands for, or null.
  static Symbol of(Tensor x) {
    return ALL.get(x);
  }

  private static Tensor declare(String name, String domain, Function<Rng, Array> draw, Law law) {
    var start = draw == null ? Array.zeros(DType.F64, law.shape()) : draw.apply(new Rng(1));
    var x = Tensor.param(name, start);
    ALL.put(x, new Symbol(Names.tex(name), domain, draw, law));
    return x;
  }

  private static Function<Rng, Array> numbers(Shape shape, Function<Rng, Double> one) {
    return rng -> {
      var x = new double[shape.size()];
      for (int i = 0; i < x.length; i++) x[i] = one.apply(rng);
      return Array.of(x, shape);
    };
  }

  static Tensor reals(String name, int... dims) {
    var shape = Shape.of(dims);
    return declare(name, "\\in \\mathbb{R}" + power(dims), numbers(shape, Rng::normal), null);
  }

  private static String power(int... dims) {
    var text = new ArrayList<String>();
    for (int d : dims) text.add("" + d);
    return dims.length == 0 ? "" : "^{" + String.join(" \\times ", text) + "}";
  }

  static Tensor positive(String name, int... dims) {
    return declare(name, "> 0", numbers(Shape.of(dims), rng -> 0.3 + 1.5 * rng.uniform()), null);
  }

  static Tensor between(String name, double low, double high, int... dims) {
    return declare(name, "\\in (" + Tex.factor(low) + ", " + Tex.factor(high) + ")",
        numbers(Shape.of(dims), rng -> low + (high - low) * (0.05 + 0.9 * rng.uniform())), null);
  }

  /// A whole number that has this value in every draw, such as the length of a vector.
  static Tensor size(String name, int n) {
    return declare(name, "\\in \\mathbb{N}", rng -> Array.of(new double[]{n}, Shape.SCALAR), null);
  }

  static Tensor simplex(String name, int n) {
    return declare(name, "\\text{ a probability vector}", rng -> probabilities(rng, n), null);
  }

  static Array probabilities(Rng rng, int n) {
    var p = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) sum += p[i] = 0.1 + rng.uniform();
    for (int i = 0; i < n; i++) p[i] /= sum;
    return Array.of(p, Shape.of(n));
  }

  static Tensor spd(String name, int n) {
    return declare(name, "\\in \\mathbb{R}" + power(n, n) + " \\text{ symmetric positive definite}", rng -> gram(rng, n), null);
  }

  private static Array gram(Rng rng, int n) {
    var a = numbers(Shape.of(n, n), Rng::normal).apply(rng).toDoubles();
    var g = new double[n * n];
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) g[i * n + j] += a[i * n + k] * a[j * n + k] / n;
        if (i == j) g[i * n + j] += 0.3;
      }
    return Array.of(g, Shape.of(n, n));
  }

  /// A quantity that is drawn but never written.
  static Tensor hidden(Function<Rng, Array> draw) {
    return declare("\\cdot", "", draw, null);
  }

  static Tensor random(String name, String domain, Law law) {
    return declare(name, domain, null, law);
  }

  /// Values for all leaves: a fresh draw of each declared one; other leaves keep their numbers.
  static Map<Tensor, Tensor> draw(List<Tensor> leaves, Rng rng) {
    var at = new java.util.HashMap<Tensor, Tensor>();
    for (var x : leaves) {
      var s = of(x);
      if (s != null && s.law == null) at.put(x, Tensor.of(s.draw.apply(rng)));
    }
    for (var x : leaves) {
      var s = of(x);
      if (s != null && s.law != null) at.put(x, s.law.outcome(x, at, rng));
    }
    return at;
  }
}
