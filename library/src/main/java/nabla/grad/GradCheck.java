package nabla.grad;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nabla.array.Array;
import nabla.array.DType;

/// Compares the gradient of a value with central differences, in F64 whatever the dtype of the graph.
public final class GradCheck {
  /// The tolerance: `|a − n| ≤ 1e-6 · max(1, |a|, |n|)`.
  public static final double TOLERANCE = 1e-6;

  private static final double STEP = 1e-5;

  private GradCheck() {}

  /// The worst entry of one parameter: relative error, its place, both values.
  public record Worst(String name, int[] index, double analytic, double numeric, double error) {
    public boolean passed() {
      return error <= TOLERANCE;
    }
  }

  /// The worst entry of each parameter of the scalar `y`; no `by` means all its parameters. One that `y` does not depend on has gradient 0 both ways.
  public static List<Worst> of(Tensor y, List<Tensor> by) {
    var leaves = by.isEmpty() ? Graph.leaves(y) : by;
    Map<Tensor, Tensor> doubles = Graph.nodes(y).stream().filter(n -> n.op() == null)
        .collect(
            Collectors.toMap(n -> n, n -> leaves.contains(n) ? Tensor.param(n.name(), n.value().cast(DType.F64)) : n.dtype(DType.F64)));
    var present = leaves.stream().filter(doubles::containsKey).toList();
    var gradients = Grad.of(Graph.replay(y, doubles), present.stream().map(doubles::get).toList(), false).iterator();
    var report = new ArrayList<Worst>();
    for (var leaf : leaves)
      report.add(doubles.containsKey(leaf)
          ? worst(y, doubles, doubles.get(leaf), gradients.next().value())
          : new Worst(leaf.name(), new int[leaf.rank()], 0, 0, 0));
    return report;
  }

  private static Worst worst(Tensor y, Map<Tensor, Tensor> doubles, Tensor leaf, Array analytic) {
    var worst = new Worst(leaf.name(), new int[leaf.rank()], 0, 0, 0);
    var a = analytic.toDoubles();
    for (int i = 0; i < a.length; i++) {
      double n = numeric(y, doubles, leaf, i);
      double error = Math.abs(a[i] - n) / Math.max(1, Math.max(Math.abs(a[i]), Math.abs(n)));
      if (!(error <= worst.error)) worst = new Worst(leaf.name(), index(leaf, i), a[i], n, error);
    }
    return worst;
  }

  private static double numeric(Tensor y, Map<Tensor, Tensor> doubles, Tensor leaf, int place) {
    var numbers = leaf.value();
    double x = numbers.raw(place), h = STEP * Math.max(1, Math.abs(x));
    try {
      return Tensor.noGrad(() -> {
        numbers.raw(place, x + h);
        double above = Graph.replay(y, doubles).item();
        numbers.raw(place, x - h);
        return (above - Graph.replay(y, doubles).item()) / (2 * h);
      });
    } finally {
      numbers.raw(place, x);
    }
  }

  private static int[] index(Tensor x, int place) {
    var index = new int[x.rank()];
    var strides = x.shape().strides();
    for (int i = 0; i < index.length; i++) index[i] = place / strides[i] % Math.max(1, x.dim(i));
    return index;
  }
}
