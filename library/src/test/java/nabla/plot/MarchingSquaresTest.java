package nabla.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MarchingSquaresTest {
  @Test
  void theContourOfACircleIsOneClosedLineAtItsRadius() {
    var lines = MarchingSquares.lines(Field.of((x, y) -> x * x + y * y, -2, 2, -2, 2, 101), 1);
    assertEquals(1, lines.size());
    var line = lines.getFirst();
    assertEquals(line[0][0], line[line.length - 1][0], 0);
    assertEquals(line[0][1], line[line.length - 1][1], 0);
    for (var p : line) assertEquals(1, Math.hypot(p[0], p[1]), 5e-4);
  }

  @Test
  void aSaddleIsParted() {
    var high = MarchingSquares.lines(new Field(new double[]{0, 1}, new double[]{0, 1}, new double[][]{{1, 0}, {0, 1}}), 0.4);
    var low = MarchingSquares.lines(new Field(new double[]{0, 1}, new double[]{0, 1}, new double[][]{{1, 0}, {0, 1}}), 0.6);
    assertEquals(2, high.size());
    assertEquals(2, low.size());
    for (var line : high)
      assertTrue(joinsLowCorner(line), "0.4 lies below the mean, so the high corners are joined and a low one is cut off");
    for (var line : low)
      assertTrue(!joinsLowCorner(line), "0.6 lies above the mean, so the low corners are joined and a high one is cut off");
  }

  /// Whether a piece goes around (1, 0) or (0, 1).
  private static boolean joinsLowCorner(double[][] line) {
    double x = (line[0][0] + line[1][0]) / 2, y = (line[0][1] + line[1][1]) / 2;
    return (x - 0.5) * (y - 0.5) < 0;
  }

  @Test
  void cellsWithoutNumbersHaveNoLines() {
    var z = new double[][]{{0, 1, Double.NaN}, {0, 1, 1}};
    var lines = MarchingSquares.lines(new Field(new double[]{0, 1, 2}, new double[]{0, 1}, z), 0.5);
    assertEquals(1, lines.size());
    assertEquals(0.5, lines.getFirst()[0][0], 1e-12);
  }

  @Test
  void aLineThatLeavesTheGridIsOnePiece() {
    var lines = MarchingSquares.lines(Field.of((x, y) -> x + 0.3 * Math.sin(3 * y), -1, 1, -1, 1, 51), 0);
    assertEquals(1, lines.size());
    assertTrue(lines.getFirst().length > 50, "the line has " + lines.getFirst().length + " points");
  }
}
