package nabla.plot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The lines of one height on a grid (marching squares, linear between samples; a saddle is decided by the mean of its corners).
///
/// Lorensen and Cline's idea (1987) in two dimensions. Each crossing of a grid edge has a number, so pieces are joined exactly.
final class MarchingSquares {
  private final Field field;
  private final double level;
  private final Map<Long, Long> next = new HashMap<>(), previous = new HashMap<>();

  private MarchingSquares(Field field, double level) {
    this.field = field;
    this.level = level;
  }

  /// Polylines in data units, each a list of (x, y).
  static List<double[][]> lines(Field field, double level) {
    var squares = new MarchingSquares(field, level);
    for (int r = 0; r + 1 < field.y().length; r++) for (int c = 0; c + 1 < field.x().length; c++) squares.cell(r, c);
    return squares.joined();
  }

  private long key(int r, int c, boolean up) {
    return ((long) r * field.x().length + c) * 2 + (up ? 1 : 0);
  }

  private boolean above(int r, int c) {
    return field.z()[r][c] >= level;
  }

  /// Pieces run with the higher ground on their left, so that ends meet starts.
  private void cell(int r, int c) {
    var z = field.z();
    if (!Double.isFinite(z[r][c] + z[r][c + 1] + z[r + 1][c] + z[r + 1][c + 1])) return;
    long south = key(r, c, false), north = key(r + 1, c, false), west = key(r, c, true), east = key(r, c + 1, true);
    int which = (above(r, c) ? 1 : 0) | (above(r, c + 1) ? 2 : 0) | (above(r + 1, c + 1) ? 4 : 0) | (above(r + 1, c) ? 8 : 0);
    boolean high = (z[r][c] + z[r][c + 1] + z[r + 1][c] + z[r + 1][c + 1]) / 4 >= level;
    switch (which) {
      case 1 -> piece(south, west);
      case 2 -> piece(east, south);
      case 3 -> piece(east, west);
      case 4 -> piece(north, east);
      case 5 -> {
        piece(south, high ? east : west);
        piece(north, high ? west : east);
      }
      case 6 -> piece(north, south);
      case 7 -> piece(north, west);
      case 8 -> piece(west, north);
      case 9 -> piece(south, north);
      case 10 -> {
        piece(east, high ? north : south);
        piece(west, high ? south : north);
      }
      case 11 -> piece(east, north);
      case 12 -> piece(west, east);
      case 13 -> piece(south, east);
      case 14 -> piece(west, south);
      default -> {}
    }
  }

  private void piece(long from, long to) {
    next.put(from, to);
    previous.put(to, from);
  }

  private List<double[][]> joined() {
    var lines = new ArrayList<double[][]>();
    while (!next.isEmpty()) {
      long start = next.keySet().iterator().next();
      var chain = new ArrayDeque<Long>();
      chain.add(start);
      for (Long k = next.remove(start); k != null; k = next.remove(k)) chain.addLast(k);
      for (Long k = previous.get(start); k != null && next.containsKey(k); k = previous.get(k)) {
        next.remove(k);
        chain.addFirst(k);
      }
      lines.add(chain.stream().map(this::crossing).toArray(double[][]::new));
    }
    return lines;
  }

  private double[] crossing(long key) {
    boolean up = key % 2 == 1;
    int at = (int) (key / 2), r = at / field.x().length, c = at % field.x().length;
    double a = field.z()[r][c], b = up ? field.z()[r + 1][c] : field.z()[r][c + 1], t = (level - a) / (b - a);
    return up
        ? new double[]{field.x()[c], field.y()[r] + t * (field.y()[r + 1] - field.y()[r])}
        : new double[]{field.x()[c] + t * (field.x()[c + 1] - field.x()[c]), field.y()[r]};
  }
}
