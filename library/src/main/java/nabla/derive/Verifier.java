package nabla.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.derive.Derivation.Failure;
import nabla.derive.Derivation.Line;
import nabla.grad.Graph;
import nabla.grad.Tensor;

/// Checks the lines of a derivation on random draws of their symbols.
final class Verifier {
  /// Draws per derivation; the seed is fixed, so a verdict does not change from run to run.
  static final int DRAWS = 12;

  private final Derivation derivation;
  private final List<Tensor> values = new ArrayList<>();
  private final List<Map<Tensor, Tensor>> draws = new ArrayList<>();
  private final List<List<Tensor>> computed = new ArrayList<>();
  private final double tolerance;

  Verifier(Derivation derivation) {
    this.derivation = derivation;
    for (var line : derivation.lines())
      if (line.value() != null) values.add(line.value());
    var program = new Program(values);
    var rng = new Rng(7);
    for (int i = 0; i < DRAWS && !values.isEmpty(); i++) {
      var at = Symbol.draw(program.leaves(), rng);
      draws.add(at);
      computed.add(Tensor.noGrad(() -> program.run(at)));
    }
    tolerance = methods(values).contains("quadrature") ? Relation.INTEGRATED : Relation.EXACT;
  }

  /// How the expectations in these expressions are computed.
  static List<String> methods(List<Tensor> values) {
    return values.stream().flatMap(v -> Graph.nodes(v).stream()).flatMap(Verifier::inside).distinct().sorted().toList();
  }

  private static java.util.stream.Stream<String> inside(Tensor node) {
    return switch (node.op()) {
      case Expectation e ->
        java.util.stream.Stream.concat(java.util.stream.Stream.of(e.method()), Graph.nodes(e.body()).stream().flatMap(Verifier::inside));
      case Written w -> Graph.nodes(w.value()).stream().flatMap(Verifier::inside);
      case null, default -> java.util.stream.Stream.empty();
    };
  }

  double tolerance() {
    return tolerance;
  }

  List<Verdict> all() {
    var verdicts = new ArrayList<Verdict>();
    int number = 0, place = 0, before = -1;
    for (var line : derivation.lines()) {
      if (line.value() == null) {
        verdicts.add(Verdict.NONE);
        continue;
      }
      if (line.relation() == null) {
        verdicts.add(Verdict.NONE);
        before = place++;
        continue;
      }
      var failure = check(line, ++number, before, place);
      verdicts.add(failure == null ? Verdict.FOLLOWS : new Verdict(true, failure));
      if (failure == null) before = place;
      place++;
    }
    return verdicts;
  }

  private Failure check(Line line, int number, int before, int place) {
    if (line.relation() instanceof Relation.Tends t) return limit(line, t, number, before, place);
    for (int d = 0; d < draws.size(); d++) {
      Tensor left = computed.get(d).get(before), right = computed.get(d).get(place);
      var failure = compare(line, number, left, right, draws.get(d));
      if (failure != null) return failure;
    }
    return null;
  }

  private Failure compare(Line line, int number, Tensor left, Tensor right, Map<Tensor, Tensor> at) {
    var common = left.shape().broadcast(right.shape());
    if (common == null || common.size() != left.size() || common.size() != right.size())
      return new Failure(number, "", "of shape " + left.shape(), "of shape " + right.shape());
    double[] a = left.toDoubles(), b = right.toDoubles();
    for (int i = 0; i < a.length; i++)
      if (!line.relation().holds(a[i], b[i], tolerance)) return new Failure(number, where(at), entry(left, i) + number(a[i]), number(b[i]));
    return null;
  }

  private static String entry(Tensor x, int i) {
    return x.size() == 1 ? "" : "in entry " + i + " ";
  }

  /// The difference must shrink along a sequence of values and end small.
  private Failure limit(Line line, Relation.Tends tends, int number, int before, int place) {
    var two = new Program(List.of(values.get(before), values.get(place)));
    double[] steps = Double.isInfinite(tends.to()) ? new double[]{10, 100, 1e3, 1e4, 1e5, 1e6} : new double[]{1e-1, 1e-2, 1e-3, 1e-4};
    for (var draw : draws) {
      double first = 0, last = 0;
      var at = new HashMap<>(draw);
      List<Tensor> both = null;
      for (double step : steps) {
        at.put(tends.symbol(),
            Tensor.scalar(DType.F64, Double.isInfinite(tends.to()) ? Math.copySign(step, tends.to()) : tends.to() + step));
        both = Tensor.noGrad(() -> two.run(at));
        last = distance(both.get(0), both.get(1));
        if (step == steps[0]) first = last;
      }
      boolean shrinks = last <= 1e-9 || last <= first / 5;
      if (!shrinks || compare(line, number, both.get(0), both.get(1), at) != null)
        return new Failure(number, where(at), number(both.get(0).toDoubles()[0]), number(both.get(1).toDoubles()[0]));
    }
    return null;
  }

  private static double distance(Tensor a, Tensor b) {
    double worst = 0;
    double[] x = a.toDoubles(), y = b.toDoubles();
    for (int i = 0; i < x.length; i++) worst = Math.max(worst, Math.abs(x[i] - y[i % y.length]));
    return worst;
  }

  /// The values of the symbols at a counterexample.
  private static String where(Map<Tensor, Tensor> at) {
    return at.entrySet().stream()
        .filter(e -> Symbol.of(e.getKey()) != null && !Symbol.of(e.getKey()).domain().isEmpty() && e.getValue().size() <= 4)
        .sorted(java.util.Comparator.comparingLong(e -> e.getKey().id()))
        .map(e -> "$" + Symbol.of(e.getKey()).tex() + " = " + numbers(e.getValue()) + "$").collect(Collectors.joining(", "));
  }

  private static String numbers(Tensor x) {
    var parts = java.util.Arrays.stream(x.toDoubles()).mapToObj(Verifier::number).toList();
    return x.rank() == 0 ? parts.getFirst() : "(" + String.join(", ", parts) + ")";
  }

  static String number(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e9
        ? Long.toString((long) x)
        : String.format(java.util.Locale.ROOT, "%.6g", x).replaceAll("(\\.\\d*?)0+(?=e|$)", "$1").replaceAll("\\.(?=e|$)", "");
  }
}
