package nabla.data;

import java.util.List;
import java.util.function.IntPredicate;

/// Truth tables: every combination of n inputs, the first input changing slowest; targets (2ⁿ, 1) of 0 and 1.
public final class Logic {
  private Logic() {}

  /// Any Boolean function of n inputs; it is asked with the row's number, whose binary digits are the inputs.
  public static DataSet table(String name, int n, IntPredicate function) {
    if (n < 1 || n > 20) throw new IllegalArgumentException(name + ": " + n + " inputs; choose 1 to 20");
    int rows = 1 << n;
    double[] x = new double[rows * n], y = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < n; j++) x[i * n + j] = i >> n - 1 - j & 1;
      y[i] = function.test(i) ? 1 : 0;
    }
    return new DataSet(name, Sets.tensor(x, rows, n), Sets.tensor(y, rows, 1), List.of());
  }

  /// The Boolean function of n ≤ 6 inputs with this number: its bit i is the value in row i. There are 2^(2ⁿ) of them (P-1.4, where the notes print 2ⁿ).
  public static DataSet function(int n, long number) {
    if (n > 6) throw new IllegalArgumentException("function: a number holds the table of at most 6 inputs, not " + n);
    return table("function " + number + " of " + n, n, row -> (number >> row & 1) == 1);
  }

  public static DataSet and(int n) { return table("AND", n, row -> row == (1 << n) - 1); }

  public static DataSet or(int n) { return table("OR", n, row -> row != 0); }

  /// Whether the number of ones is odd: exclusive or for two inputs (J-4.5), the hardest table for one layer.
  public static DataSet parity(int n) { return table(n == 2 ? "XOR" : "parity", n, row -> Integer.bitCount(row) % 2 == 1); }

  /// The same table with −1 for 0 and 1 for 1, inputs and targets (P-1).
  public static DataSet bipolar(DataSet table) {
    return new DataSet(table.name() + ", bipolar", table.x().mul(2).sub(1), table.y().mul(2).sub(1), table.classes());
  }
}
