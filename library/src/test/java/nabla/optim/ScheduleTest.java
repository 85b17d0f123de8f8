package nabla.optim;

import static nabla.lab.Making.*;
import static nabla.lab.Optimising.*;
import static org.junit.jupiter.api.Assertions.*;

import nabla.array.DType;
import org.junit.jupiter.api.Test;

/// The figures of the notes for schedules.
class ScheduleTest {
  private static void values(String id, double scale, Schedule schedule, double... timesAndValues) {
    for (int i = 0; i < timesAndValues.length; i += 2)
      assertEquals(timesAndValues[i + 1], scale * schedule.factor((int) timesAndValues[i]), 5e-4 * timesAndValues[i + 1] + 1e-15,
          id + " at " + timesAndValues[i]);
  }

  @Test
  void schedulesHaveTheValuesOfTheNotes() {
    values("P-3.8", 1, stepDecay(5, .5), 0, 1, 4, 1, 5, .5, 9, .5, 10, .25);
    values("P-3.10", .1, exponentialDecay(.01), 0, .1, 10, .0904837, 100, .0367879, 500, .000673795);
    values("P-3.11", .1, inverseDecay(.01), 0, .1, 10, .0909091, 100, .05, 500, .0166667);
    values("P-3.12, c = 250", 1, momentumSchedule(250, .999), 0, .5, 250, .75, 500, .8333, 1050, .9, 3500, .966667);
    values("P-3.12, c = 350", 1, momentumSchedule(350, .999), 350, .75, 700, .8333, 1050, .875, 3500, .954545);
    values("P-4.3", .01, triangular(20, .1), 0, .001, 5, .00325, 10, .0055, 20, .01, 30, .0055, 40, .001, 60, .01, 80, .001);
    values("P-4.4", .1, cosineRestarts(50), 0, .1, 10, .090451, 25, .05, 51, .1);
    values("B-6.4b", .1, linearDecay(100, .01), 0, .1, 50, .0505, 100, .001, 150, .001);
    values("P-4.6, Noam", 1 / Math.sqrt(512 * 4000.0), noam(4000), 0, 1.747e-7, 99, 1.747e-5, 3999, 6.988e-4, 15999, 3.494e-4);
    values("P-4.6", 1, warmUp(10, exponentialDecay(.1)), 0, 0, 5, .5, 10, 1, 20, Math.exp(-1));
    values("J-7.3c: a tenth after epoch 150", 1, everyEpoch(1563, stepDecay(150, .1)), 0, 1, 150 * 1563 - 1, 1, 150 * 1563, .1);
    values("quadratic decay", 1, polynomialDecay(10, 2, 0), 0, 1, 5, .25, 10, 0);
    assertEquals(0, cosineRestarts(50).factor(50), 1e-15, "P-4.4");
  }

  @Test
  void cyclicalRatesLeaveASaddleTenTimesSooner() {
    assertEquals(680, escape(sgd(.01)), "P-4.2");
    assertEquals(69, escape(sgd(.2).schedule(triangular(20, .05))), "P-4.2");
  }

  /// Steps until |y| > ½ on x² − y² + y⁴ from (1, 1e-6).
  private static int escape(Optimizer by) {
    dtype(F64);
    try {
      var w = param("w", 1, 1e-6);
      int n = 0;
      for (; Math.abs(w.at(1)) <= .5 && n < 2000; n++)
        by.step(() -> w.get(0).square().sub(w.get(1).square()).add(w.get(1).pow(4)), w);
      return n;
    } finally {
      dtype(DType.F32);
    }
  }

  @Test
  void theLogarithmicSearchFindsTheBestRateOfABowl() {
    dtype(F64);
    try {
      var found = logSearch(
          rate -> Math.abs(DescentFiguresTest.walk(sgd(rate), w -> w.square().mul(tensor(1, 10)).sum().mul(.5), 20, 1, 1).norm().item()),
          1e-4, 10);
      assertEquals(.1 * Math.pow(10, .25), found.best(), 1e-12, "P-4.7: .178 is the one next to 2/11 of B-5.5");
      assertEquals(6 + 6, found.rates().size());
      assertEquals("best of 12 learning rates: 0.1778", found.toString());
      assertTrue(found.losses().getLast() > 1e3, "rates that diverge are seen");
      assertEquals("logSearch: there is no power of ten between 0.2 and 0.5",
          assertThrows(IllegalArgumentException.class, () -> logSearch(r -> r, .2, .5)).getMessage());
    } finally {
      dtype(DType.F32);
    }
  }

  @Test
  void lengthsMustBePositive() {
    assertEquals("schedule: every must be at least 1, not 0",
        assertThrows(IllegalArgumentException.class, () -> stepDecay(0, .5)).getMessage());
    assertEquals("the largest momentum must lie in [0, 1), not 1.0",
        assertThrows(IllegalArgumentException.class, () -> momentumSchedule(250, 1)).getMessage());
  }
}
