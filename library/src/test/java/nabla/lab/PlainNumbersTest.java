package nabla.lab;

import static nabla.lab.Elements.max;
import static nabla.lab.Elements.min;
import static nabla.lab.Making.tensor;
import static nabla.lab.Reducing.max;
import static nabla.lab.Reducing.min;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// What cells write for tensors they may write for numbers too.
class PlainNumbersTest {
  @Test
  void theLargerAndTheSmallerOfTwoNumbers() {
    assertEquals(0.5, max(-1.5, 0.5));
    assertEquals(-1.5, min(-1.5, 0.5));
    assertEquals(Double.NaN, max(Double.NaN, 1.0));
    int index = max(2, 3) - min(2, 3);
    assertEquals(1, index);
  }

  @Test
  void anIntegerAfterATensorIsStillAnAxis() {
    var x = tensor(new double[][]{{1, 5}, {3, 2}});
    assertArrayEquals(new double[]{3, 5}, max(x, 0).toDoubles());
    assertArrayEquals(new double[]{1, 2}, min(x, 0).toDoubles());
    assertArrayEquals(new double[]{4, 5, 4, 4}, max(4.0, x).toDoubles());
  }
}
