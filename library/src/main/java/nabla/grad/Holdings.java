package nabla.grad;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Spares;

/// The storage that a backward pass has made itself, and how many of its gradients lie in it: what no gradient lies in any more is recycled.
///
/// Only the rules of the library's own operations are trusted to keep nothing; what they were given, the values of the graph and the seed, was not
/// made here and is never touched. What an operation of a cell has seen, or made, is forfeited. A pass whose gradients are themselves recorded
/// has no holdings at all.
final class Holdings {
  /// None, and no table, in a pass over tiny tensors.
  private Map<Object, int[]> holders = Map.of();
  /// Storage of others in which gradients lie or lay.
  private Map<Object, Object> borrowed = Map.of();
  private final List<Object> made = new ArrayList<>();

  /// Whether the rule of this operation keeps nothing of what it sees.
  static boolean trusts(Op op) {
    return !(op instanceof Op.Custom) && !(op instanceof Defined);
  }

  /// Runs a pass and notes all storage made in it.
  void during(Runnable pass) {
    var outer = Spares.watch(made);
    try {
      pass.run();
    } finally {
      Spares.watch(outer);
    }
  }

  /// Recycles what has been made since and holds no gradient.
  void settle() {
    while (!made.isEmpty()) {
      var storage = made.removeLast();
      if (!holders.containsKey(storage)) Spares.give(storage);
    }
  }

  private static boolean big(Tensor g) {
    return g.size() >= Spares.LEAST;
  }

  /// One more gradient that waits, in storage that may be ours.
  void hold(Tensor g) {
    if (!big(g)) return;
    var storage = g.value().storage();
    var count = holders.get(storage);
    if (count != null) count[0]++;
    else if (noted(storage)) {
      if (holders.isEmpty()) holders = new IdentityHashMap<>();
      holders.put(storage, new int[]{1});
    } else {
      if (borrowed.isEmpty()) borrowed = new IdentityHashMap<>();
      borrowed.put(storage, storage);
    }
  }

  /// Whether a gradient may lie in this storage, which was not made in the pass.
  boolean borrowed(Object storage) {
    return !borrowed.isEmpty() && borrowed.containsKey(storage);
  }

  private boolean noted(Object storage) {
    for (int i = made.size() - 1; i >= 0; i--)
      if (made.get(i) == storage) return true;
    return false;
  }

  /// One gradient less.
  void release(Tensor g) {
    if (!big(g)) return;
    var storage = g.value().storage();
    var count = holders.get(storage);
    if (count == null || --count[0] > 0) return;
    holders.remove(storage);
    Spares.give(storage);
  }

  /// This gradient's storage is not ours any more.
  void forfeit(Tensor g) {
    if (big(g) && !holders.isEmpty()) holders.remove(g.value().storage());
  }

  /// Whether this gradient alone lies in its storage, which is ours.
  boolean sole(Tensor g) {
    if (!big(g)) return false;
    var count = holders.get(g.value().storage());
    return count != null && count[0] == 1;
  }

  /// `sum + part`, written over `sum` where that is ours alone; holds the result.
  Tensor add(Tensor sum, Tensor part) {
    if (sole(sum) && sum.value().storage() != part.value().storage() && fits(sum.value(), part.value())) {
      Kernels.best().mix(sum.value(), 1, part.value(), 1);
      return sum;
    }
    var both = sum.add(part);
    hold(both);
    release(sum);
    return both;
  }

  /// Whether the numbers of `b` may be combined into those of `a` place by place.
  static boolean fits(Array a, Array b) {
    return a.contiguous() && b.contiguous() && a.dtype() == b.dtype() && a.shape().equals(b.shape());
  }
}
