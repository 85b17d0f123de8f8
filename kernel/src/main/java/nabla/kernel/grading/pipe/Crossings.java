package nabla.kernel.grading.pipe;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import nabla.array.Array;
import nabla.array.Shape;
import nabla.grad.Grad;
import nabla.grad.Op;
import nabla.grad.Tensor;

/// Tensors that gradients go through, on both sides of a pipe: a side numbers its own, and has stand-ins for the other's.
///
/// A parameter's stand-in is a parameter. A result's stand-in depends on the stand-ins of what it was computed from that both sides know; its
/// gradient is asked of the side that computed it. The oldest are forgotten when there are too many.
final class Crossings {
  private static final int MOST = 4096, OWN = 0, YOURS = 1, PARAMETER = 2, RESULT = 3;

  private final Map<Integer, Tensor> mine = new LinkedHashMap<>(), theirs = new LinkedHashMap<>();
  private final Map<Tensor, Integer> numbers = new IdentityHashMap<>(), standIns = new IdentityHashMap<>();
  private final Pulling pulling;
  private int last;

  /// Asks the other side for the gradients of `Σ g ⊙ y` by what its tensor y of this number depends on; differentiable ones where `again`.
  @FunctionalInterface
  interface Pulling {
    Tensor[] pull(int number, Tensor g, boolean again);
  }

  Crossings(Pulling pulling) {
    this.pulling = pulling;
  }

  /// The gradients that the other side asks for, of the tensor that it knows by this number.
  Tensor[] pull(int number, Tensor g, boolean again) {
    var y = mine.get(number);
    if (y == null) throw new IllegalStateException("gradients reach through the last " + MOST + " tensors that were handed over");
    if (!g.shape().equals(y.shape()))
      throw new IllegalArgumentException("a gradient of shape " + g.shape() + " for a tensor of shape " + y.shape());
    return Grad.of(y, g, List.copyOf(origins(y)), again).toArray(Tensor[]::new);
  }

  void write(Tensor x, ValueWriter to) {
    var standIn = standIn(x);
    if (standIn != null) {
      to.number(YOURS).number(standIn);
      return;
    }
    to.number(x.op() == null ? PARAMETER : RESULT).number(number(x)).text(x.name() == null ? "" : x.name()).array(x.value());
    if (x.op() == null) return;
    var origins = origins(x);
    to.number(origins.size());
    for (var origin : origins) reference(origin, to);
  }

  private void reference(Tensor x, ValueWriter to) {
    if (standIn(x) == null && number(x, false) != null) to.number(OWN).number(number(x));
    else write(x, to);
  }

  private synchronized Integer standIn(Tensor x) {
    return standIns.get(x);
  }

  private synchronized Integer number(Tensor x, boolean make) {
    var number = numbers.get(x);
    if (number != null || !make) return number;
    numbers.put(x, ++last);
    put(mine, last, x, numbers);
    return last;
  }

  private int number(Tensor x) {
    return number(x, true);
  }

  private static void put(Map<Integer, Tensor> known, int number, Tensor x, Map<Tensor, Integer> numbers) {
    known.put(number, x);
    if (known.size() <= MOST) return;
    var oldest = known.entrySet().iterator().next();
    numbers.remove(oldest.getValue());
    known.remove(oldest.getKey());
  }

  /// What a result was computed from that both sides know, and the parameters among the rest.
  private SequencedSet<Tensor> origins(Tensor x) {
    var found = new LinkedHashSet<Tensor>();
    var seen = Collections.<Tensor>newSetFromMap(new IdentityHashMap<>());
    var open = new ArrayDeque<>(x.inputs());
    for (Tensor next; (next = open.poll()) != null;) {
      if (!next.tracked() || !seen.add(next)) continue;
      if (next.op() == null || standIn(next) != null || number(next, false) != null) found.add(next);
      else open.addAll(next.inputs());
    }
    return found;
  }

  Tensor read(ValueReader from) throws IOException {
    return read(from, 0);
  }

  private Tensor read(ValueReader from, int depth) throws IOException {
    if (depth > Values.DEEP) throw new Malformed("tensors that depend on each other more than " + Values.DEEP + " deep");
    int form = from.number(), number = from.number();
    return switch (form) {
      case OWN -> known(theirs, number);
      case YOURS -> known(mine, number);
      case PARAMETER -> parameter(number, from.text(), from.array());
      case RESULT -> result(number, from, depth);
      default -> throw new Malformed("a tensor of unknown form " + form);
    };
  }

  private synchronized Tensor known(Map<Integer, Tensor> table, int number) throws Malformed {
    var x = table.get(number);
    if (x == null) throw new Malformed("a tensor that is not known here");
    return x;
  }

  /// The other side's parameter; where it is known already it gets its present value.
  private synchronized Tensor parameter(int number, String name, Array value) {
    var known = theirs.get(number);
    if (known == null || known.op() != null || !known.shape().equals(value.shape()) || known.dtype() != value.dtype())
      return keep(number, Tensor.param(name.isEmpty() ? null : name, value));
    if (!java.util.Arrays.equals(known.toDoubles(), value.toDoubles())) known.update(value);
    return known;
  }

  private Tensor result(int number, ValueReader from, int depth) throws IOException {
    from.text();
    var value = from.array();
    int n = from.number();
    if (n < 0 || n > MOST) throw new Malformed("a tensor that depends on " + n + " others");
    var origins = new Tensor[n];
    for (int i = 0; i < n; i++) origins[i] = read(from, depth + 1);
    synchronized (this) {
      var known = theirs.get(number);
      if (known != null && known.op() != null) return known;
      var answer = Op.ofAll("answer", _ -> Tensor.of(value), (_, _, g) -> checked(pulling.pull(number, g, Grad.recording()), origins));
      return keep(number, n == 0 ? Tensor.of(value) : Tensor.apply(answer, origins));
    }
  }

  private Tensor keep(int number, Tensor x) {
    put(theirs, number, x, standIns);
    if (x.tracked()) standIns.put(x, number);
    return x;
  }

  private static List<Tensor> checked(Tensor[] gradients, Tensor[] origins) {
    if (gradients == null || gradients.length != origins.length) throw new AssertionError("no gradient came of what was computed there");
    for (int i = 0; i < origins.length; i++) {
      Shape expected = origins[i].shape();
      if (gradients[i] == null || !gradients[i].shape().equals(expected))
        throw new AssertionError("a gradient of shape " + (gradients[i] == null ? "null" : gradients[i].shape()) + " came for " + expected);
    }
    return List.of(gradients);
  }
}
