package nabla.lab;

import nabla.derive.Derivation;
import nabla.derive.Derived;
import nabla.derive.Explanation;
import nabla.derive.Picture;
import nabla.derive.Check;
import nabla.derive.Declared;
import nabla.grad.Tensor;
import nabla.math.Distribution;
import nabla.tex.Notation;

/// Derivations: pen-and-paper ones that are checked line by line, and the symbols they are about.
///
/// A declared symbol is a tensor that stands for any value of its domain: all functions and operators work on it.
public final class Deriving {
  private Deriving() {}

  /// The derivation of a value and its gradients, from its graph: numbered formulas, forward and backward. No tensors named means all parameters.
  public static Derived derive(Tensor loss, Tensor... by) { return Derived.of(loss, by); }

  /// The gradient against central differences, a row a parameter; `check(L, W).against(g)` names the slip in a gradient computed by hand.
  public static Check check(Tensor loss, Tensor... by) { return Check.of(loss, by); }

  /// The computation graph as a picture, with values and gradients; `graph(L).rules()` adds each operation's rule.
  public static Picture graph(Tensor y) { return Picture.of(y); }

  /// Where one entry of a gradient comes from, path by path: `explain(L, W, 0, 1)`.
  public static Explanation explain(Tensor loss, Tensor x, int... index) { return Explanation.of(loss, x, index); }

  /// The notations of the notes, for `derive(L, W).in(UU)` and `notation(UU)`.
  public static final Notation STANDARD = Notation.STANDARD, UU = Notation.UU, JKU = Notation.JKU, BONN = Notation.BONN,
      PANDEY = Notation.PANDEY, C147 = Notation.C147;

  /// Writes the derivations of this notebook in this notation.
  public static void notation(Notation notation) { Notation.use(notation); }

  /// An empty derivation; add lines by `start` and `step`, show it, or end it by `qed()`.
  public static Derivation derivation(String title) { return Derivation.of(title); }

  /// Any real number, vector, matrix.
  public static Tensor real(String name) { return Declared.reals(name); }
  public static Tensor vector(String name, int n) { return Declared.reals(name, n); }
  public static Tensor matrix(String name, int rows, int columns) { return Declared.reals(name, rows, columns); }

  /// Any positive number, any vector of them.
  public static Tensor positive(String name, int... dims) { return Declared.positive(name, dims); }

  /// Any number strictly between two.
  public static Tensor between(String name, double low, double high, int... dims) { return Declared.between(name, low, high, dims); }

  /// A whole number with this value: the length of vectors, written by its name in sums over them.
  public static Tensor size(String name, int n) { return Declared.size(name, n); }

  /// Any symmetric positive definite matrix.
  public static Tensor spd(String name, int n) { return Declared.spd(name, n); }

  /// Any n positive numbers that add up to 1.
  public static Tensor simplex(String name, int n) { return Declared.simplex(name, n); }

  /// A random number of any distribution: what holds for it holds for all. Symbols are independent of each other.
  public static Tensor random(String name) { return Declared.random(name); }

  /// A random number of any distribution with this mean and standard deviation.
  public static Tensor random(String name, Tensor mean, Tensor std) { return Declared.random(name, mean, std); }
  public static Tensor random(String name, double mean, Tensor std) { return Declared.random(name, mean, std); }
  public static Tensor random(String name, double mean, double std) { return Declared.random(name, mean, std); }

  /// A random number of this distribution: `random("z", gaussian(0, 1))`.
  public static Tensor random(String name, Distribution law) { return Declared.random(name, law); }

  /// Two random numbers that may depend on each other in any way.
  public static Tensor[] jointly(String first, String second) { return Declared.jointly(first, second); }

  /// 1 with probability p, else 0.
  public static Tensor bernoulli(String name, Tensor p) { return Declared.bernoulli(name, p, 0); }

  /// n independent numbers, each 1 with probability p, else 0: a dropout mask.
  public static Tensor bernoulli(String name, Tensor p, int n) { return Declared.bernoulli(name, p, n); }

  /// The unit vector of a class that is drawn with these probabilities.
  public static Tensor oneHot(String name, Tensor p) { return Declared.oneHot(name, p); }

  /// n independent numbers of one distribution: any, any with this mean and standard deviation, or this one.
  public static Tensor iid(String name, int n) { return Declared.iid(name, n); }
  public static Tensor iid(String name, int n, Tensor mean, Tensor std) { return Declared.iid(name, n, mean, std); }
  public static Tensor iid(String name, int n, Distribution law) { return Declared.iid(name, n, law); }

  /// The expectation, over all random symbols inside or over those named.
  public static Tensor E(Tensor expression, Tensor... over) { return Declared.expectation(expression, over); }

  /// `E (x − E x)²`
  public static Tensor Var(Tensor expression, Tensor... over) { return Declared.variance(expression, over); }

  /// `E (x − E x)(y − E y)`
  public static Tensor Cov(Tensor x, Tensor y) { return Declared.covariance(x, y); }

  /// The probability of an event such as `x.gt(0)`.
  public static Tensor P(Tensor event) { return Declared.probability(event); }

  /// A matrix's inverse, differentiable and printed as `A^{-1}`.
  public static Tensor inv(Tensor a) { return Declared.inverse(a); }

  /// An expression under a name, by which it is printed.
  public static Tensor let(String name, Tensor expression) { return Declared.let(name, expression); }

  /// `∂y/∂x`, computed by differentiation and printed as such; `x` is a symbol or a name (`let`) that `y` is written in.
  public static Tensor partial(Tensor y, Tensor x) { return Declared.partial(y, x); }
}
