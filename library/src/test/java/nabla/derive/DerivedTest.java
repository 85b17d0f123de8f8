package nabla.derive;

import static nabla.lab.Deriving.*;
import static nabla.lab.Elements.*;
import static nabla.lab.Making.*;
import static nabla.lab.Reducing.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nabla.array.DType;
import nabla.derive.Derived.Kind;
import nabla.display.Bundle;
import nabla.grad.Grad;
import nabla.grad.Tensor;
import nabla.tex.Notation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Goldens of derived gradients, in plain text. Those of `fromTheNotes` were copied by hand from the notes before the code was run on them.
class DerivedTest {
  @BeforeEach
  void doubles() {
    dtype(F64);
    seed(3);
  }

  @AfterEach
  void floats() {
    dtype(DType.F32);
  }

  private record Golden(String name, Tensor loss, Tensor by, Notation notation, String line) {}

  private static Golden of(String name, Tensor loss, Tensor by, String line) {
    return new Golden(name, loss, by, STANDARD, line);
  }

  /// The 2-3-2 network of the notes, sigmoid everywhere, quadratic cost.
  private record Net(Tensor w2, Tensor b2, Tensor w3, Tensor b3, Tensor cost) {
    static Net make() {
      var w2 = param("W2", new double[][]{{.1, .2}, {-.3, .4}, {.5, -.6}});
      var b2 = param("b2", .1, -.1, .2);
      var w3 = param("W3", new double[][]{{.7, -.8, .9}, {-.2, .3, -.4}});
      var b3 = param("b3", .05, -.05);
      var a3 = sigmoid(w3.mm(sigmoid(w2.mm(tensor(1, .5)).add(b2))).add(b3));
      return new Net(w2, b2, w3, b3, sum(square(a3.sub(tensor(1, 0.0)))).mul(0.5));
    }
  }

  private List<Golden> fromTheNotes() {
    var n = Net.make();
    Tensor x = normal(5, 3), y = normal(5), w = param("w", normal(3)), labels = tensor(1, 0, 1, 1, 0.0),
        classes = oneHot(new int[]{0, 1, 1, 0, 2}, 3);
    Tensor m = param("W", normal(3, 3)), batch = param("X", normal(5, 3)), gamma = param("γ", normal(3)), beta = param("β", normal(3));
    var logistic = mean(x.mm(w).sigmoidCrossEntropy(labels));
    var normed = sum(batch.batchNorm(gamma, beta, 1e-5).mul(normal(5, 3)));
    return List.of(
        new Golden("U (13), BP1", n.cost, n.w3, UU, "δ³ = ∂C/∂z³ = (a³ - y) ⊙ a³ ⊙ (1 - a³)"),
        new Golden("U (18), BP2", n.cost, n.w2, UU, "δ² = ∂C/∂z² = (W³ᵀ δ³) ⊙ a² ⊙ (1 - a²)"),
        new Golden("U (19), BP3", n.cost, n.b2, UU, "∂C/∂b² = δ²"),
        new Golden("U (20), BP4", n.cost, n.w3, UU, "∂C/∂W³ = δ³ a²ᵀ"),
        new Golden("J (4.67), corrected", n.cost, n.w2, JKU, "∂L/∂W^[2] = δ^[2]ᵀ xᵀ"),
        of("J (4.26), corrected", sum(square(x.mm(w).sub(y))).mul(0.5), w, "∂L/∂w = Xᵀ δ"),
        of("B 8.6, logistic", logistic, w, "δ = ∂L/∂z = 1/5 (σ(z) - y)"),
        of("B 8.7, softmax", sum(x.mm(m).softmaxCrossEntropy(classes)), m, "δ = ∂L/∂z = softmax(z) - Y"),
        of("U (23), L2", sum(square(w)).mul(0.05), w, "∂L/∂w = 0.1 w"),
        of("U (40), L1", sum(abs(w)).mul(0.1), w, "∂L/∂w = 0.1 sign(w)"),
        of("J 10.2, batch norm by β", normed, beta, "∂L/∂β = (∂L/∂n)ᵀ 1"),
        of("J 10.2, batch norm by γ", normed, gamma, "∂L/∂γ = (∂L/∂n ⊙ X\u0302)ᵀ 1"),
        of("C 8.6, batch norm by x", normed, batch,
            "∂L/∂X = (∂L/∂n ⊙ 1 γᵀ - mean(∂L/∂n ⊙ 1 γᵀ) - X\u0302 ⊙ mean(∂L/∂n ⊙ 1 γᵀ ⊙ X\u0302))/σ"));
  }

  /// `Σ v ⊙ f(x)` by x.
  private static Golden one(String name, UnaryOperator<Tensor> f, Tensor x, String line) {
    var y = f.apply(x);
    return of(name, sum(y.mul(param("v", normal(y.shape().dims())))), x, line);
  }

  private List<Golden> operations() {
    Tensor x = param("x", 0.3, -0.7, 1.2), p = param("x", 0.3, 0.7, 1.2), a = param("A", normal(2, 3)), c = normal(3),
        k = param("K", normal(2, 1, 3, 3));
    var goldens = new ArrayList<>(List.of(
        one("tanh", Tensor::tanh, x, "∂L/∂x = ∂L/∂a ⊙ (1 - a²)"),
        one("sigmoid", Tensor::sigmoid, x, "∂L/∂x = ∂L/∂a ⊙ a ⊙ (1 - a)"),
        one("relu", Tensor::relu, x, "∂L/∂x = ∂L/∂a ⊙ [x > 0]"),
        one("softplus", Tensor::softplus, x, "∂L/∂x = ∂L/∂a ⊙ σ(x)"),
        one("swish", Tensor::swish, x, "∂L/∂x = ∂L/∂a ⊙ (σ(x) + a ⊙ (1 - σ(x)))"),
        one("exp", Tensor::exp, x, "∂L/∂x = v ⊙ e^x"),
        one("log", Tensor::log, p, "∂L/∂x = v/x"),
        one("sqrt", Tensor::sqrt, p, "∂L/∂x = v/(2 √x)"),
        one("square", Tensor::square, x, "∂L/∂x = 2 v ⊙ x"),
        one("cube", t -> t.pow(3), x, "∂L/∂x = 3 v ⊙ x²"),
        one("reciprocal", t -> t.pow(-1), p, "∂L/∂x = -v/x²"),
        one("sin", Tensor::sin, x, "∂L/∂x = v ⊙ cos(x)"),
        one("cos", Tensor::cos, x, "∂L/∂x = -v ⊙ sin(x)"),
        one("abs", Tensor::abs, x, "∂L/∂x = v ⊙ sign(x)"),
        one("neg", Tensor::neg, x, "∂L/∂x = -v"),
        one("add", t -> t.add(c), x, "∂L/∂x = v"),
        one("sub", t -> c.sub(t), x, "∂L/∂x = -v"),
        one("mul", t -> t.mul(c), x, "∂L/∂x = v ⊙ y"),
        one("div", t -> t.div(c), x, "∂L/∂x = v/y"),
        one("divisor", t -> c.div(t), p, "∂L/∂x = -(v ⊙ y)/x²"),
        one("twice", t -> t.mul(2).add(t), x, "∂L/∂x = 3 v"),
        one("mean", t -> t.mean(), x, "∂L/∂x = v/3"),
        one("transpose", Tensor::t, a, "∂L/∂A = vᵀ"),
        one("matrix times vector", t -> t.mm(c), a, "∂L/∂A = δ xᵀ"),
        one("quadratic form", t -> t.mm(normal(3, 3).mm(t)), x, "∂L/∂x = v (Y x + Yᵀ x)"),
        one("row sums", t -> t.sum(1), a, "∂L/∂A = v 1ᵀ"),
        one("softmax", t -> t.softmax(-1), x, "∂L/∂x = p ⊙ (∂L/∂p - Σᵢ (∂L/∂p)ᵢ pᵢ)"),
        one("convolution", t -> normal(1, 1, 5, 5).conv2d(t), k, "∂L/∂K = X ⋆ δ"),
        one("selu", Tensor::selu, x, "∂L/∂x = ∂L/∂a ⊙ (λ [x > 0] ; a + λ α else)")));
    return goldens;
  }

  @Test
  void theGradientsReadAsInTheNotes() {
    compare(fromTheNotes());
  }

  @Test
  void everyOperationHasItsTextbookGradient() {
    compare(operations());
  }

  private void compare(List<Golden> goldens) {
    var wrong = new ArrayList<String>();
    for (var g : goldens) {
      var lines = Derived.of(g.loss, g.by).in(g.notation).lines().stream().map(Plain::of).toList();
      if (!lines.contains(g.line)) wrong.add(g.name + ": expected\n  " + g.line + "\nin\n  " + String.join("\n  ", lines));
    }
    assertTrue(wrong.isEmpty(), String.join("\n", wrong));
  }

  @Test
  void everyLineHasTheValueOfAnOrdinaryPass() {
    for (var g : all())
      for (var notation : List.of(STANDARD, UU, JKU, BONN, PANDEY, C147))
        assertEquals(0, Derived.of(g.loss, g.by).in(notation).error(), 1e-9, g.name + " in " + notation);
  }

  @Test
  void fusedLossesUnfoldOnDemand() {
    Tensor x = normal(5, 3), w = param("W", normal(3, 2)), y = oneHot(new int[]{0, 1, 1, 0, 1}, 2);
    var softmax = Derived.of(mean(x.mm(w).softmaxCrossEntropy(y)), w).detailed();
    assertEquals(
        List.of("z = X W", "p = softmax(z)", "L = -1/5 Σᵢ Σⱼ Yᵢⱼ ln(pᵢⱼ)", "∂L/∂p = -Y/(5 p)", "δ = ∂L/∂z = p ⊙ (∂L/∂p - (∂L/∂p ⊙ p) 1 1ᵀ)",
            "δ = 1/5 (p - Y)", "∂L/∂W = Xᵀ δ"),
        softmax.lines().stream().map(Plain::of).toList());
    var sigmoid = Derived.of(sum(x.mm(w).sigmoidCrossEntropy(y)), w).detailed();
    assertTrue(sigmoid.lines().stream().map(Plain::of).toList().contains("δ = a - Y"), sigmoid.toString());
    assertTrue(softmax.error() < 1e-12 && sigmoid.error() < 1e-12);
  }

  @Test
  void theHessianOfLogisticRegressionIsDerivedAndRight() {
    Tensor x = normal(5, 3), w = param("w", normal(3)), y = tensor(1, 0, 1, 1, 0.0);
    var derived = Derived.of(sum(x.mm(w).sigmoidCrossEntropy(y)), w).hessian();
    assertEquals(
        List.of("z = X w", "a = σ(z)", "g = Xᵀ (a - y)", "s = Σᵢ gᵢ vᵢ", "∂s/∂g = v", "∂s/∂a = X ∂s/∂g", "δ = ∂s/∂z = ∂s/∂a ⊙ a ⊙ (1 - a)",
            "H v = ∂s/∂w = Xᵀ δ"),
        derived.lines().stream().map(Plain::of).toList());
    var h = nabla.lab.Derivatives.hessian(u -> sum(x.mm(u).sigmoidCrossEntropy(y)), w);
    var v = Tensor.of(new nabla.array.Rng(1).normal(DType.F64, w.shape(), 0, 1));
    assertArrayEquals(h.mm(v).toDoubles(), Value.of(derived.steps().getLast().value()).toDoubles(), 1e-12);
  }

  @Test
  void theLastLineIsTheGradientOfAutodiff() {
    for (var g : all()) {
      var step = Derived.of(g.loss, g.by).steps().stream().filter(s -> s.kind() == Kind.PARAMETER).reduce((a, b) -> b).orElseThrow();
      assertArrayEquals(Grad.of(g.loss, List.of(g.by), false).getFirst().toDoubles(), Value.of(step.value()).toDoubles(), 1e-9, g.name);
    }
  }

  private List<Golden> all() {
    var all = new ArrayList<>(fromTheNotes());
    all.addAll(operations());
    return all;
  }

  @Test
  void pagesAreTidyAndNarrow() {
    for (var g : all()) {
      var latex = Derived.of(g.loss, g.by).display().data().get(Bundle.LATEX);
      for (var ugly : List.of("1 \\cdot", "+ -", "- -", "((", "\\left(\\left(", "--"))
        assertFalse(latex.replace("\\left(\\frac", "").contains(ugly) && !ugly.equals("(("), g.name + " has " + ugly + " in " + latex);
      for (var row : latex.split("\n")) {
        var cells = row.split("&");
        if (cells.length > 3) assertTrue(Width.of(cells[1]) + Width.of(cells[2]) <= 100, g.name + ": too wide: " + row);
      }
      assertEquals(latex.chars().filter(c -> c == '{').count(), latex.chars().filter(c -> c == '}').count(), latex);
    }
  }
}
