package nabla.derive;

import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.display.Bundle;
import nabla.grad.Graph;
import nabla.grad.Tensor;
import nabla.math.Continuous;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The derivations of the notes, right and wrong ones, and right ones made wrong.
class PenAndPaperTest {
  @BeforeEach
  void doubles() {
    DType.standard(DType.F64);
  }

  @AfterEach
  void floats() {
    DType.standard(DType.F32);
  }

  private static List<Derivation> right() {
    return Stream.concat(RightStatistics.all().stream(), RightLearning.all().stream()).toList();
  }

  @Test
  void theDerivationsOfTheNotesHold() {
    var all = right();
    assertTrue(all.size() >= 30, all.size() + " derivations");
    var failed = all.stream().filter(d -> !d.holds()).map(d -> d.title() + ": " + d.failure().orElseThrow()).toList();
    assertTrue(failed.isEmpty(), String.join("\n", failed));
  }

  @Test
  void theErrorsInTheNotesAreRejectedAtTheirLine() {
    var all = Wrong.all();
    assertTrue(all.size() >= 30, all.size() + " derivations");
    var accepted = new ArrayList<String>();
    for (var w : all)
      if (!w.proof().wrong().equals(List.of(w.line())))
        accepted.add(w.proof().title() + ": expected line " + w.line() + ", rejected " + w.proof().wrong());
    assertTrue(accepted.isEmpty(), String.join("\n", accepted));
  }

  @Test
  void oneSignOrFactorChangedRejectsExactlyThatStep() {
    int mutants = 0;
    var missed = new ArrayList<String>();
    for (var d : right()) {
      int number = 0;
      for (int place = 0; place < d.lines().size(); place++) {
        if (d.lines().get(place).relation() == null) continue;
        number++;
        if (!(d.lines().get(place).relation() instanceof Relation.Equal)) continue;
        for (var mutant : mutants(d.lines().get(place).value())) {
          mutants++;
          if (!d.with(place, mutant).wrong().equals(List.of(number)))
            missed.add(d.title() + " line " + number + ": " + d.with(place, mutant));
        }
      }
    }
    System.out.println("PenAndPaperTest: " + mutants + " mutants");
    assertTrue(mutants > 200, mutants + " mutants");
    assertTrue(missed.isEmpty(), missed.size() + " of " + mutants + "\n" + String.join("\n\n", missed));
  }

  /// The expression with one of its nodes negated or doubled, where that changes its value.
  private static List<Tensor> mutants(Tensor y) {
    var mutants = new ArrayList<Tensor>();
    for (var node : Graph.nodes(y)) {
      if (node.op() == null || !node.tracked() || List.of("reshape", "permute").contains(node.op().name())) continue;
      for (double factor : new double[]{-1, 2}) {
        try {
          var mutant = node == y ? y.mul(factor) : Graph.replay(y, java.util.Map.of(node, node.mul(factor)));
          if (differs(y, mutant)) mutants.add(mutant);
        } catch (ArithmeticException singular) {
          continue;
        }
      }
    }
    return mutants;
  }

  private static boolean differs(Tensor y, Tensor mutant) {
    var both = new Program(List.of(y, mutant));
    var rng = new Rng(5);
    for (int i = 0; i < 3; i++) {
      var at = Symbol.draw(both.leaves(), rng);
      var values = both.run(at);
      double[] a = values.get(0).toDoubles(), b = values.get(1).toDoubles();
      for (int k = 0; k < a.length; k++)
        if (Math.abs(a[k] - b[k]) > 1e-5 * Math.max(1, Math.abs(a[k]))) return true;
    }
    return false;
  }

  @Test
  void aLongReasonDoesNotPushTheOthersAway() {
    var x = Declared.reals("x");
    var latex = Derivation.of("").given(x).start(x.mul(2)).step(x.add(x), "short")
        .say("words between the lines").start(x.mul(2))
        .step(x.mul(3).sub(x), "a reason of so many words that it takes a line of its own below the formula that it explains")
        .display().data().get(Bundle.LATEX);
    assertTrue(latex.contains("\\rlap{\\qquad\\textcolor{gray}{\\text{a reason"), latex);
    assertTrue(latex.contains("\\rlap{\\text{words between the lines}}"), "nor do words between the lines: " + latex);
    assertTrue(latex.contains("= x + x & \\quad"), "a short reason stays beside its line: " + latex);
  }

  @Test
  void aPageSaysHowRoughAnApproximationMayBe() {
    var x = Declared.positive("x");
    var rough = Derivation.of("").given(x).start(x).approx(x.mul(1.001), 1e-2, "nearly");
    assertTrue(rough.display().text().endsWith("tolerance 10⁻⁹; ≈ up to a relative 0.01."), rough.display().text());
    var fine = Derivation.of("").given(x).start(x).approx(x, 1e-12, "");
    assertTrue(fine.display().text().endsWith("tolerance 10⁻⁹."), fine.display().text());
  }

  @Test
  void signsAndLawsAreSetAsMathematics() {
    assertEquals("$S$ and ${-}S$, 5 ${\\times}$ 5", Names.prose("$S$ and $-S$, 5 × 5"));
    assertEquals("\\sim \\mathcal{N}(0, 4) \\text{ cut to } [-4, 4]",
        Symbol.of(Declared.random("z", new Continuous.TruncatedNormal(0, 2, -4, 4))).domain());
  }

  @Test
  void pagesAreTidyAndNarrow() {
    for (var d : right()) {
      var latex = d.display().data().get(Bundle.LATEX);
      for (var ugly : List.of("1 \\cdot", "+ -", "- -", "\\left(\\left("))
        assertFalse(latex.contains(ugly), d.title() + " has " + ugly + " in " + latex);
      assertFalse(latex.contains("1 \\, ") && latex.matches("(?s).*[^0-9}^]1 \\\\, .*"), d.title() + ": " + latex);
      for (var row : latex.split("\n")) {
        var cells = row.split("&");
        if (cells.length >= 4) assertTrue(Width.of(cells[1]) + Width.of(cells[2]) <= 100, d.title() + ": too wide: " + row);
      }
      assertEquals(latex.chars().filter(c -> c == '{').count(), latex.chars().filter(c -> c == '}').count(), latex);
    }
  }
}
