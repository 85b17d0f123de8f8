package nabla.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/// What a student reads.
class ExpectTest {
  private static String failure(double expected, double actual) {
    return assertThrows(AssertionError.class, () -> Expect.close("y", expected, actual, 1e-12)).getMessage();
  }

  @Test
  void sixDigitsAreEnoughWhereTheyDiffer() {
    assertEquals("y: expected 0.333333, got 0.250000", failure(1 / 3.0, 0.25));
    assertEquals("y: expected 2.0, got NaN", failure(2, Double.NaN));
  }

  @Test
  void numbersThatDifferAreNeverPrintedAlike() {
    assertEquals("y: expected -2.0, got -2.000004", failure(-2, -2.0000042));
    assertEquals("y: expected 0.10000001, got 0.10000002", failure(0.10000001, 0.10000002));
    var list = assertThrows(AssertionError.class, () -> Expect.close("z", new double[]{1, -2}, new double[]{1, -2.0000042}, 1e-9));
    assertEquals("z: at [1] expected -2.0, got -2.000004 (largest error 4.20000e-06)", list.getMessage());
  }
}
