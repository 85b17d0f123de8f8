package nabla.derive;

import static nabla.lab.Deriving.*;
import static nabla.lab.Elements.*;
import static nabla.lab.Making.*;
import static nabla.lab.Numerics.*;
import static nabla.lab.Reducing.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import nabla.display.Bundle;
import org.junit.jupiter.api.Test;

class DerivationTest {
  private Derivation biasVariance(double factor) {
    var f = real("f");
    var sigma = positive("σ");
    var noise = random("ε", 0, sigma);
    var fhat = random("fhat");
    var y = let("y", f.add(noise));
    return derivation("MSE = bias² + variance + σ²").given(f, sigma, noise, fhat, y)
        .start(E(square(y.sub(fhat))))
        .step(E(square(f.sub(fhat))).add(E(square(noise))).add(E(noise).mul(E(f.sub(fhat))).mul(2)), "expand")
        .step(E(square(f.sub(fhat))).add(square(sigma).mul(factor)), "the noise has mean 0 and variance σ²")
        .step(square(f.sub(E(fhat))).add(Var(fhat)).add(square(sigma).mul(factor)), "add and subtract $\\mathbb{E}[\\hat f]$");
  }

  @Test
  void biasAndVarianceFollowForEveryDistribution() {
    var d = biasVariance(1).qed();
    assertTrue(d.holds());
    assertEquals("✓ (3)  = (f - E[f\u0302])² + Var[f\u0302] + σ²    [add and subtract \\mathbb{E}[\\hat f]]", d.toString().split("\n")[4]);
  }

  @Test
  void theFirstLineThatDoesNotFollowIsNamedWithACounterexample() {
    var d = biasVariance(2);
    assertEquals(List.of(2, 3), d.wrong());
    assertTrue(d.failure().orElseThrow().toString().startsWith("line (2) does not follow at f = "), d.failure().toString());
    assertTrue(assertThrows(AssertionError.class, d::qed).getMessage().contains("MSE = bias² + variance + σ²: line (2)"));
  }

  @Test
  void latexIsPrintedFromTheExpression() {
    var latex = biasVariance(1).display().data().get(Bundle.LATEX);
    assertTrue(latex.contains("\\mathbb{E}[(y - \\hat{f})^{2}]"), latex);
    assertTrue(latex.contains("(f - \\mathbb{E}[\\hat{f}])^{2} + \\operatorname{Var}[\\hat{f}] + \\sigma^{2}"), latex);
  }

  @Test
  void aCaseDistinctionStandsInParenthesesAsAFactor() {
    var x = real("x");
    var slope = x.gt(0).where(tensor(1), exp(x));
    var lines = derivation("").start(slope.mul(x)).step(slope.mul(x).mul(1), "").start(slope).step(slope, "").toString();
    assertTrue(lines.contains("(1 [x > 0] ; e^x else) x"), lines);
    assertFalse(lines.contains("((1 [x > 0]"), lines);
    assertTrue(lines.contains("1 [x > 0] ; e^x else ="), lines);
  }

  @Test
  void expectationsOfKnownLawsAreIntegrated() {
    var z = random("z", gaussian(0, 1));
    derivation("half the variance passes a ReLU").start(E(square(relu(z)))).step(E(square(z)).div(2), "symmetry")
        .step(tensor(0.5), "Var z = 1").qed();
    assertFalse(derivation("wrong").start(E(relu(z))).step(tensor(0.5), "not the mean").holds());
  }

  @Test
  void samplesAreEnumerated() {
    var sigma = positive("σ");
    var x = iid("x", 4, real("μ"), sigma);
    derivation("unbiased").start(E(sum(square(x.sub(mean(x)))).div(3))).step(square(sigma), "n − 1").qed();
    assertFalse(derivation("biased").start(E(sum(square(x.sub(mean(x)))).div(4))).step(square(sigma), "n").holds());
  }

  @Test
  void boundsHoldOnEveryDraw() {
    var x = random("x");
    derivation("Jensen").start(E(exp(x))).atLeast(exp(E(x)), "exp is convex").qed();
    assertFalse(derivation("Jensen the wrong way").start(E(exp(x))).atMost(exp(E(x)), "").holds());
  }

  @Test
  void limitsAreFollowedOnAGrowingSequence() {
    var n = positive("n");
    derivation("harmless").start(n.add(-1).div(n)).tends(n, Double.POSITIVE_INFINITY, tensor(1.0), "1/n vanishes").qed();
    assertFalse(derivation("wrong").start(n.add(-1).div(n).mul(2)).tends(n, Double.POSITIVE_INFINITY, tensor(1.0), "").holds());
  }

  @Test
  void derivativesAreWrittenAsSuchAndComputed() {
    var w = vector("w", 3);
    var a = matrix("A", 3, 3);
    var y = let("y", w.mm(a.mm(w)));
    var d = derivation("quadratic form").given(y).start(partial(y, w)).step(a.add(a.t()).mm(w), "product rule").qed();
    assertTrue(d.display().data().get(Bundle.LATEX).contains("\\frac{\\partial y}{\\partial w}"));
    assertTrue(d.toString().contains("= (A + Aᵀ) w"), d.toString());
    assertFalse(derivation("only for symmetric matrices").start(partial(y, w)).step(a.mm(w).mul(2), "").holds());
  }

  @Test
  void oneDifferentiatesByNamesAsTheChainRuleDoes() {
    var s = real("s");
    var x = let("x", square(s));
    var y = let("y", s.mul(3));
    var f = let("f", square(x).mul(y));
    var g = let("g", log(square(f)));
    derivation("two paths").start(partial(f, s))
        .step(partial(f, x).mul(partial(x, s)).add(partial(f, y).mul(partial(y, s))), "a path through each")
        .step(x.mul(y).mul(2).mul(s.mul(2)).add(square(x).mul(3)), "insert").step(s.pow(4).mul(15), "")
        .start(partial(g, s)).step(partial(g, f).mul(partial(f, s)), "one path more").qed();
    var forgotten = derivation("a path forgotten").start(partial(f, s)).step(partial(f, x).mul(partial(x, s)), "");
    assertEquals(List.of(1), forgotten.wrong());
    var alias = let("a", s);
    derivation("another name of a symbol").start(partial(square(alias).mul(s), alias)).step(alias.mul(s).mul(2), "s itself held").qed();
    var error = assertThrows(IllegalArgumentException.class, () -> partial(x, f));
    assertTrue(error.getMessage().contains("not written in"), error.getMessage());
  }

  @Test
  void aLongCounterexampleTakesSeveralLines() {
    var x = vector("x", 4);
    var y = vector("y", 4);
    var z = vector("z", 4);
    var latex = derivation("wrong").start(sum(x.add(y).add(z))).step(sum(x), "").display().data().get(Bundle.LATEX);
    var red = latex.lines().filter(line -> line.contains("\\rlap")).toList();
    assertEquals(4, red.size(), latex);
    for (var line : red) assertTrue(Width.of(line) < 90, line);
  }

  @Test
  void aReasonBelowItsLineWidensNoColumn() {
    var x = vector("x", 4);
    var y = vector("y", 4);
    var latex = derivation("long reason").start(sum(x.add(y)))
        .step(sum(x).add(sum(y)), "a reason that is much longer than anything could stand "
            + "beside a line, even beside a short one as this is, and so it stands below")
        .display().data().get(Bundle.LATEX);
    var below = latex.lines().filter(line -> line.contains("longer than anything")).toList();
    assertEquals(1, below.size(), latex);
    assertTrue(below.getFirst().startsWith("\\rlap{\\qquad"), below.getFirst());
  }

  @Test
  void aFractionInADenominatorGetsRoomBelow() {
    assertTrue(Width.nested("\\frac{a}{b + \\sqrt{\\frac{c}{d}}}"));
    assertFalse(Width.nested("\\frac{\\frac{a}{b}}{c} + \\frac{e}{f^{2}} \\, \\frac{g}{h}"));
    var a = positive("a");
    var b = positive("b");
    var latex = derivation("deep").start(a.div(sqrt(a.div(b)))).step(sqrt(a).mul(sqrt(b)), "").step(sqrt(a.mul(b)), "").qed().display()
        .data().get(Bundle.LATEX);
    assertTrue(latex.contains("\\[1.9em]"), latex);
  }

  @Test
  void primesAndSuperscriptsOfNamesStandAboveTheLetter() {
    assertEquals("v'", Names.tex("v'").code());
    assertEquals("\\eta^{*}", Names.tex("η^*").code());
    assertEquals("w_{2}^{-}", Names.tex("w2^-").code());
    assertEquals("W_{1}''", Names.tex("W_1''").code());
    var v = real("v'");
    var latex = derivation("square").start(v.mul(v)).step(square(v), "").qed().display().data().get(Bundle.LATEX);
    assertTrue(latex.contains("^{2}") && !latex.contains("'^"), latex);
  }

  @Test
  void gradientsPassThroughNames() {
    var w = param("w", 2);
    var y = let("y", square(let("u", w.mul(3))));
    y.backward();
    assertEquals(36, w.grad().item());
    assertEquals(36, nabla.lab.Derivatives.grad(y, w).item());
  }

  @Test
  void joinedQuantitiesMayDepend() {
    var xy = jointly("x", "y");
    derivation("sum").start(Var(xy[0].add(xy[1]))).step(Var(xy[0]).add(Var(xy[1])).add(Cov(xy[0], xy[1]).mul(2)), "expand").qed();
    assertFalse(derivation("as if independent").start(Var(xy[0].add(xy[1]))).step(Var(xy[0]).add(Var(xy[1])), "").holds());
  }

  @Test
  void linesOfDifferentShapeDoNotFollow() {
    var x = vector("x", 3);
    assertEquals("line (1) does not follow: the line before is of shape (3,), this one of shape ()",
        derivation("").start(x).step(sum(x), "").failure().orElseThrow().toString());
  }

  @Test
  void aStepNeedsABeginning() {
    assertEquals("step: begin by start(expression)",
        assertThrows(IllegalStateException.class, () -> derivation("").step(real("x"))).getMessage());
  }
}
