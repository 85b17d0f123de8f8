package nabla.optim;

import static org.junit.jupiter.api.Assertions.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobbinsMonroTest {
  @ParameterizedTest
  @CsvSource({"0.3, true, false", "0.5, true, false", "0.6, true, true", "1, true, true", "1.2, false, true"})
  void aPowerMustLieAboveOneHalfAndNotAboveOne(double p, boolean diverges, boolean converge) {
    for (var schedule : new Schedule[]{Schedule.power(1, p), t -> Math.pow(1 + t, -p)}) {
      var found = RobbinsMonro.of(schedule);
      assertEquals(diverges, found.sumDiverges(), "B-6.4a, Σ η: " + found);
      if (p != 0.5 || schedule instanceof Record) assertEquals(converge, found.squaresConverge(), "B-6.4a, Σ η²: " + found);
    }
  }

  @Test
  void everyNamedScheduleIsJudgedByItsFormulaAsTheSumsJudgeIt() {
    var all = new Schedule[]{Schedule.constant(), Schedule.step(1000, 0.5), Schedule.exponential(1e-3), Schedule.inverse(0.01),
        Schedule.power(1, 0.75), Schedule.linear(1000, 0.1), Schedule.linear(1000, 0), Schedule.polynomial(500, 2, 0),
        Schedule.triangular(20, 0.1), Schedule.cosineRestarts(50, 0), Schedule.noam(400), Schedule.warmUp(100, Schedule.inverse(0.1)),
        Schedule.epochs(10, Schedule.inverse(1)), Schedule.momentum(250, 0.99)};
    for (var schedule : all) {
      RobbinsMonro formula = RobbinsMonro.of(schedule), sums = RobbinsMonro.of(t -> schedule.factor(t));
      assertFalse(formula.reason().contains("estimated"), formula.toString());
      assertTrue(sums.reason().contains("estimated"), sums.toString());
      assertEquals(sums.sumDiverges(), formula.sumDiverges(), schedule + ": " + formula + "\n" + sums);
      if (!(schedule instanceof Schedule.Noam))
        assertEquals(sums.squaresConverge(), formula.squaresConverge(), schedule + ": " + formula + "\n" + sums);
    }
  }

  @Test
  void theAnswerSaysWhyAndShowsTheSums() {
    var found = RobbinsMonro.of(Schedule.inverse(1));
    assertEquals(
        "Robbins–Monro holds: Σ η = ∞, Σ η² < ∞; 1/(1 + kt) has ½ < p ≤ 1: Σ t^(−p) diverges (harmonic series), Σ t^(−2p) converges",
        found.toString());
    assertEquals(Math.PI * Math.PI / 6, found.squares().getLast(), 1e-5, "Σ 1/k² = π²/6, B-6.4a");
    assertEquals(14.39, found.sums().get(found.counts().indexOf(1_000_000)), 0.01, "the millionth harmonic number");
    assertEquals("Robbins–Monro fails: Σ η < ∞, Σ η² < ∞; e^(−kt) is a geometric series: Σ η = 100.5, beyond which nothing can be reached",
        RobbinsMonro.of(Schedule.exponential(0.01)).toString());
    assertTrue(found.display().data().get("text/html").contains("Σ η²"));
  }
}
