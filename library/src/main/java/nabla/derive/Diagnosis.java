package nabla.derive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nabla.array.Array;
import nabla.array.DType;
import nabla.derive.Backpass.Term;
import nabla.grad.Arithmetic;
import nabla.grad.Graph;
import nabla.grad.Reduction;
import nabla.grad.Tensor;

/// What is wrong with a gradient somebody computed by hand: the right one, or the slip that leads to it, in a sentence.
///
/// The loss's graph is known, so a forgotten factor or derivative is found by a backward pass that forgets it too.
public record Diagnosis(Kind kind, String message) {
  /// The slips that are known. `RIGHT` is none, `UNKNOWN` none of these.
  public enum Kind {
    RIGHT, TIMES_N, OVER_N, FACTOR, SIGN, TRANSPOSED, REGULARISER, ACTIVATION, UNSUMMED, ORDER, SHAPE, UNKNOWN
  }

  public boolean right() {
    return kind == Kind.RIGHT;
  }

  /// Compares `gradient` with the gradient of `loss` by `by`, and explains the difference.
  public static Diagnosis of(Tensor loss, Tensor by, Tensor gradient) {
    return new Comparison(loss, by, gradient).diagnosis();
  }

  /// The working of one diagnosis.
  private static final class Comparison {
    private final Tensor x, right, data, penalty, given;
    private final List<Term> terms;
    private final double tolerance;
    private final Set<Integer> sizes = new LinkedHashSet<>();

    Comparison(Tensor loss, Tensor by, Tensor gradient) {
      var doubles = Backpass.doubles(loss);
      if (!doubles.containsKey(by)) throw new IllegalArgumentException("diagnosis: the loss does not depend on that parameter");
      x = doubles.get(by);
      given = Program.exact(gradient);
      terms = Backpass.terms(Graph.replay(loss, doubles));
      data = total(false, null);
      penalty = total(true, null);
      right = data.add(penalty);
      tolerance = gradient.dtype() == DType.F64 && by.dtype() == DType.F64 ? 1e-6 : 1e-3;
      for (var node : Graph.nodes(loss)) sizes(node);
    }

    /// The numbers that averages divide by.
    private void sizes(Tensor node) {
      if (node.op() instanceof Reduction.Mean m) sizes.add(node.inputs().getFirst().size() / node.size());
      if (node.op() instanceof Arithmetic.Div && node.inputs().get(1).op() == null && node.inputs().get(1).size() == 1)
        whole(node.inputs().get(1).item());
      if (node.op() instanceof Arithmetic.Mul && node.inputs().get(1).op() == null && node.inputs().get(1).size() == 1)
        whole(1 / Math.abs(node.inputs().get(1).item()));
      if (node.op() instanceof nabla.grad.Contraction && node.rank() > 1) sizes.add(node.dim(0));
    }

    private void whole(double n) {
      if (n == Math.rint(n) && n > 2 && n < 1e7) sizes.add((int) n);
    }

    private Tensor total(boolean penalty, Backpass.Slip slip) {
      Tensor sum = Tensor.of(Array.zeros(DType.F64, x.shape()));
      for (var t : terms)
        if (t.regulariser() == penalty)
          sum = sum.add(Backpass.gradient(t.value(), x, slip == null ? (n, in, g) -> null : slip).mul(t.factor()));
      return sum;
    }

    Diagnosis diagnosis() {
      if (near(given, right)) return new Diagnosis(Kind.RIGHT, "right");
      var scaled = scaled();
      if (scaled != null) return scaled;
      var moved = moved();
      if (moved != null) return moved;
      for (var slip : slips().entrySet())
        for (double sign : new double[]{1, -1})
          if (near(given, slip.getKey().mul(sign)))
            return sign > 0 ? slip.getValue() : new Diagnosis(Kind.SIGN, "the sign is wrong, and " + slip.getValue().message());
      return unknown();
    }

    private boolean near(Tensor a, Tensor b) {
      if (!a.shape().equals(b.shape())) return false;
      double[] p = a.toDoubles(), q = b.toDoubles();
      double size = 0, worst = 0;
      for (int i = 0; i < p.length; i++) {
        if (!Double.isFinite(p[i]) || !Double.isFinite(q[i])) return false;
        size = Math.max(size, Math.max(Math.abs(p[i]), Math.abs(q[i])));
        worst = Math.max(worst, Math.abs(p[i] - q[i]));
      }
      return worst <= tolerance * size;
    }

    /// A factor on the whole gradient or, where there is a regulariser, on the rest alone.
    private Diagnosis scaled() {
      if (!given.shape().equals(right.shape())) return null;
      double whole = ratio(given, right), part = ratio(given.sub(penalty), data);
      if (near(given, right.mul(whole)) && Math.abs(whole) > 1e-9) return factor(whole, "");
      boolean apart = Arrays.stream(penalty.toDoubles()).anyMatch(v -> v != 0) && Arrays.stream(data.toDoubles()).anyMatch(v -> v != 0);
      if (!apart) return null;
      if (near(given, data.mul(part).add(penalty)) && Math.abs(part) > 1e-9) return factor(part, " in the part without the regulariser");
      if (near(given, data)) return new Diagnosis(Kind.REGULARISER, "the regulariser's part is missing: add the gradient of the penalty");
      double share = ratio(given.sub(data), penalty);
      if (near(given, data.add(penalty.mul(share)))) return factor(share, " in the regulariser's part");
      double rest = ratio(given, data);
      return near(given, data.mul(rest))
          ? new Diagnosis(Kind.REGULARISER, "the regulariser's part is missing, and " + factor(rest, " in the rest").message())
          : null;
    }

    private static double ratio(Tensor a, Tensor b) {
      double[] p = a.toDoubles(), q = b.toDoubles();
      double pq = 0, qq = 0;
      for (int i = 0; i < p.length; i++) {
        pq += p[i] * q[i];
        qq += q[i] * q[i];
      }
      return qq == 0 ? 0 : pq / qq;
    }

    private Diagnosis factor(double c, String where) {
      if (is(c, -1)) return new Diagnosis(Kind.SIGN, "the sign is wrong" + where);
      if (is(c, 2)) return new Diagnosis(Kind.FACTOR, "twice too large" + where + ": a factor ½ is missing");
      if (is(c, 0.5))
        return new Diagnosis(Kind.FACTOR, "half of what it should be" + where + ": the derivative of a square brings down a factor 2");
      for (int n : sizes) {
        if (n > 1 && is(Math.abs(c), n)) return new Diagnosis(Kind.TIMES_N,
            signed(c) + n + " times too large" + where + ": the loss is a mean over " + n + ", divide by " + n);
        if (n > 1 && is(Math.abs(c), 1.0 / n)) return new Diagnosis(Kind.OVER_N,
            signed(c) + "too small by a factor " + n + where + ": there is one division by N = " + n + " too many");
      }
      return new Diagnosis(Kind.FACTOR, signed(c) + "wrong by a factor " + Verifier.number(Math.abs(c)) + where);
    }

    private static String signed(double c) {
      return c < 0 ? "the sign is wrong, and it is " : "";
    }

    private boolean is(double c, double value) {
      return Math.abs(c - value) <= 10 * tolerance * Math.abs(value);
    }

    /// The right numbers in other places, or not summed yet.
    private Diagnosis moved() {
      if (right.rank() == 2 && near(given, right.t()))
        return new Diagnosis(Kind.TRANSPOSED, "transposed: this is the gradient's transpose");
      var unsummed = unsummed();
      if (unsummed != null) return unsummed;
      if (given.size() != right.size())
        return new Diagnosis(Kind.SHAPE, "shape " + given.shape() + ", but the parameter has shape " + right.shape());
      if (right.rank() == 2 && near(given.reshape(right.size()), right.t().reshape(right.size())))
        return new Diagnosis(Kind.ORDER, "the numbers are right but in column order: fill the matrix row by row");
      double[] a = given.toDoubles(), b = right.toDoubles();
      if (near(given.reshape(a.length), right.reshape(b.length)))
        return new Diagnosis(Kind.SHAPE, "the numbers are right, but the shape is " + given.shape() + " and not " + right.shape());
      Arrays.sort(a);
      Arrays.sort(b);
      boolean same = near(Tensor.of(Array.of(a, given.shape())), Tensor.of(Array.of(b, given.shape())));
      if (same) return new Diagnosis(Kind.ORDER, "the numbers are right but in another order");
      return given.shape().equals(right.shape())
          ? null
          : new Diagnosis(Kind.SHAPE, "shape " + given.shape() + ", but the parameter has shape " + right.shape());
    }

    private Diagnosis unsummed() {
      if (given.rank() != right.rank() + 1) return null;
      for (int axis = 0; axis < given.rank(); axis++) {
        if (near(given.sum(axis), right) || near(given.sum(axis), data))
          return new Diagnosis(Kind.UNSUMMED, "not summed over the batch yet: sum over axis " + axis);
        if (near(given.mean(axis), right)) return new Diagnosis(Kind.UNSUMMED, "one gradient an example: take the mean over axis " + axis);
      }
      return null;
    }

    /// Gradients as they come out when something is forgotten on the way.
    private Map<Tensor, Diagnosis> slips() {
      var slips = new LinkedHashMap<Tensor, Diagnosis>();
      var nodes = terms.stream().flatMap(t -> Graph.nodes(t.value()).stream()).filter(n -> n.op() != null && n.tracked()).toList();
      var bent = nodes.stream().filter(n -> Backpass.activation(n.op())).toList();
      for (var n : bent)
        put(slips, forget(List.of(n)), "the derivative of " + Words.of(n.op()) + " is missing" + (bent.size() > 1 ? " in one layer" : ""));
      if (bent.size() > 1) put(slips, forget(bent), "the derivatives of the activations are missing");
      return slips;
    }

    private void put(Map<Tensor, Diagnosis> slips, Tensor wrong, String message) {
      slips.put(wrong.add(penalty), new Diagnosis(Kind.ACTIVATION, message));
      slips.put(wrong, new Diagnosis(Kind.ACTIVATION, message + ", and the regulariser's part"));
    }

    private Tensor forget(List<Tensor> places) {
      return total(false, (node, in, g) -> places.contains(node) ? List.of(g) : null);
    }

    private Diagnosis unknown() {
      double[] a = given.toDoubles(), b = right.toDoubles();
      var wrong = new ArrayList<Integer>();
      double size = Arrays.stream(b).map(Math::abs).max().orElse(0);
      int worst = 0;
      for (int i = 0; i < a.length; i++) {
        if (!(Math.abs(a[i] - b[i]) <= tolerance * size)) wrong.add(i);
        if (!(Math.abs(a[i] - b[i]) <= Math.abs(a[worst] - b[worst]))) worst = i;
      }
      return new Diagnosis(Kind.UNKNOWN, wrong.size() + " of " + a.length + " entries are wrong, most of all entry " + place(worst) + ": "
          + Verifier.number(a[worst]) + " instead of " + Verifier.number(b[worst]));
    }

    private String place(int i) {
      var index = new int[right.rank()];
      var strides = right.shape().strides();
      for (int d = 0; d < index.length; d++) index[d] = i / strides[d] % right.dim(d);
      return Arrays.toString(index);
    }
  }
}
