package nabla.kernel.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nabla.derive.Derivation;
import nabla.kernel.Sessions;
import nabla.kernel.shell.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Derivations written in cells, with operators.
class DerivingInCellsTest {
  private static final Shell SHELL = Sessions.open();

  @AfterAll
  static void close() {
    SHELL.close();
  }

  private static Object run(String cell) {
    return assertInstanceOf(Shell.Value.class, SHELL.run(cell, 1), cell).value();
  }

  @Test
  void aPenAndPaperDerivationReadsLikeMathematics() {
    var derivation = assertInstanceOf(Derivation.class, run("""
        var f = real("f"); var sigma = positive("σ");
        var noise = random("ε", 0, sigma); var fhat = random("fhat");
        var y = let("y", f + noise);
        derivation("MSE = bias² + variance + σ²").given(f, sigma, noise, fhat, y)
            .start(E(square(y - fhat)))
            .step(E(square(f - fhat)) + 2 * E(noise) * E(f - fhat) + E(square(noise)), "expand")
            .step(square(f - E(fhat)) + Var(fhat) + square(sigma), "add and subtract $\\\\mathbb{E}[\\\\hat f]$")"""));
    assertTrue(derivation.holds(), derivation.toString());
    assertTrue(derivation.toString().contains("= (f - E[f\u0302])² + Var[f\u0302] + σ²"), derivation.toString());
  }

  @Test
  void aGradientIsDerivedCheckedDrawnAndExplained() {
    run("var W = param(\"W\", new double[][] {{1, 2}, {3, 4}}); var x = tensor(0.3, 0.7); var L = sum(square(tanh(W.mm(x) + 0.1)));");
    assertTrue(run("derive(L, W)").toString().contains("∂L/∂W = δ xᵀ"), run("derive(L, W)").toString());
    assertEquals(true, run("check(L, W).passed()"));
    assertTrue(run("graph(L)").toString().contains("tanh"));
    assertEquals(1, run("explain(L, W, 0, 1).paths().size()"));
    assertTrue(run("derive(L, W).in(JKU)").toString().contains("δᵀ xᵀ"), run("derive(L, W).in(JKU)").toString());
  }
}
