package nabla.array;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScalarProductTest {
  private final SplittableRandom random = new SplittableRandom(4);

  @Test
  void everyEntryIsTheSumInOrderWhateverTheSizes() {
    for (int n = 1; n <= 7; n++) for (int k = 0; k <= 5; k++) for (int m = 1; m <= 9; m++) compare(matrix(n, k), matrix(k, m));
  }

  @Test
  void transposedOperandsAndPartsOfLargerOnesAreReadWhereTheyLie() {
    compare(matrix(6, 5).permute(1, 0), matrix(6, 8));
    compare(matrix(5, 6), matrix(8, 6).permute(1, 0));
    compare(matrix(9, 9).slice(0, 2, 7, 1).slice(1, 1, 5, 1), matrix(4, 9).slice(1, 0, 9, 2));
  }

  private Array matrix(int rows, int columns) {
    return Array.of(random.doubles((long) rows * columns, -1, 1).toArray(), Shape.of(rows, columns));
  }

  private static void compare(Array a, Array b) {
    var product = new ScalarKernels().matmul(a, b);
    for (int i = 0; i < a.dim(0); i++)
      for (int j = 0; j < b.dim(1); j++) {
        double sum = 0;
        for (int l = 0; l < a.dim(1); l++) sum += a.get(i, l) * b.get(l, j);
        assertEquals(sum, product.get(i, j), a.shape() + " · " + b.shape() + ", entry " + i + ", " + j);
      }
  }
}
