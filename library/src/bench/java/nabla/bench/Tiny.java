package nabla.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Tensor;

/// What operations on tiny tensors take, each with its graph node, as a table: least ns of many rounds in which all of them take turns, for the
/// calls inside know many classes then.
public final class Tiny {
  private static final int ROUNDS = 60, RUNS = 5_000;
  private static final int[] SIZES = {1, 2, 4, 7};
  private static volatile Object sink;

  private Tiny() {}

  public static void main(String[] arguments) {
    System.out.print("| ns |");
    for (var dtype : DType.values()) for (int n : SIZES) System.out.printf(" %d × %d, %s |", n, n, dtype);
    System.out.print("\n|---|" + "---|".repeat(DType.values().length * SIZES.length));
    var rows = new LinkedHashMap<String, double[]>();
    for (int round = 0; round < ROUNDS; round++) {
      int column = 0;
      for (var dtype : DType.values())
        for (int n : SIZES) {
          int at = column++;
          works(dtype, n).forEach((name, work) -> {
            var row = rows.computeIfAbsent(name, _ -> full());
            row[at] = Math.min(row[at], time(work));
          });
        }
    }
    rows.forEach((name, row) -> {
      System.out.printf("%n| %s |", name);
      for (double ns : row) System.out.printf(" %.0f |", ns);
    });
    System.out.println();
  }

  private static double[] full() {
    var row = new double[DType.values().length * SIZES.length];
    Arrays.fill(row, Double.POSITIVE_INFINITY);
    return row;
  }

  private static double time(Supplier<Tensor> work) {
    long from = System.nanoTime();
    for (int i = 0; i < RUNS; i++) sink = work.get();
    return (System.nanoTime() - from) / (double) RUNS;
  }

  private static Map<String, Supplier<Tensor>> works(DType dtype, int n) {
    Tensor x = Tensor.param("x", new Rng(1).normal(dtype, Shape.of(n, n), 0, 1)), y = Tensor.param("y", new Rng(2).normal(dtype, Shape.of(n, n), 0, 1)),
        b = Tensor.param("b", new Rng(3).normal(dtype, Shape.of(n), 0, 1));
    var works = new LinkedHashMap<String, Supplier<Tensor>>();
    works.put("x + y", () -> x.add(y));
    works.put("x + b", () -> x.add(b));
    works.put("x ⊙ y", () -> x.mul(y));
    works.put("relu", x::relu);
    works.put("tanh", x::tanh);
    works.put("sigmoid", x::sigmoid);
    works.put("exp", x::exp);
    works.put("log", x::log);
    works.put("x y", () -> x.mm(y));
    works.put("xᵀ", x::t);
    works.put("sum", x::sum);
    works.put("mean(0)", () -> x.mean(0));
    works.put("softmax(1)", () -> x.softmax(1));
    return works;
  }
}
