package nabla.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nabla.grad.Elementwise;
import nabla.grad.Graph;
import nabla.grad.Tensor;
import nabla.tex.Tex;

/// `E`, `Var`, `Cov` or `P` over random symbols: the weighted sum over all their outcomes.
///
/// Scalars are taken through element-wise functions as one long vector of outcomes; anything else outcome by outcome.
record Expectation(String sign, boolean subscript, List<Tensor> bodies, Tensor body, List<Tensor> over,
    List<Tensor> free) implements Closure {
  private static final int MOST = 2_000_000;

  /// The expectation of `body` over these random symbols, over all it contains where none is named.
  static Tensor of(String sign, List<Tensor> bodies, Tensor body, Tensor... named) {
    var leaves = Graph.leaves(body);
    var over = named.length > 0 ? List.of(named) : leaves.stream().filter(x -> Symbol.of(x) != null && Symbol.of(x).law() != null).toList();
    for (var x : over)
      if (Symbol.of(x) == null || Symbol.of(x).law() == null)
        throw new IllegalArgumentException(sign + ": " + Names.of(x) + " is not random; declare it by random(\"" + Names.of(x) + "\")");
    var free = new ArrayList<>(leaves);
    for (var x : over)
      for (var part : tables(x)) free.addAll(Graph.leaves(part));
    free.removeAll(over);
    if (over.isEmpty()) return body;
    return new Expectation(sign, named.length > 0, bodies, body, over, List.copyOf(new java.util.LinkedHashSet<>(free))).make();
  }

  private static List<Tensor> tables(Tensor x) {
    return List.of(Symbol.of(x).law().nodes(), Symbol.of(x).law().weights());
  }

  @Override
  public String name() {
    return sign;
  }

  @Override
  public Tex tex(List<Tex> in) {
    var inside = String.join(",\\, ", in.stream().map(Tex::code).toList());
    if (sign.equals("P"))
      return new Tex("P" + Tex.brackets("(", inside.replaceAll("^\\\\left\\[|\\\\right\\]$|^\\[|\\]$", ""), ")"), Tex.POWER);
    var index = subscript ? "_{" + String.join(", ", over.stream().map(x -> Symbol.of(x).tex().code()).toList()) + "}" : "";
    return new Tex((sign.equals("E") ? "\\mathbb{E}" : "\\operatorname{" + sign + "}") + index + Tex.brackets("[", inside, "]"), Tex.POWER);
  }

  @Override
  public Tensor compute(Map<Tensor, Tensor> at) {
    return long1(body, new HashSet<>(over))
        ? together(at)
        : one(new Program(List.of(body)).fixed(at, over), new HashMap<>(at), new ArrayList<>(over));
  }

  /// Whether `y` is a scalar function of scalars, element by element.
  private static boolean long1(Tensor y, Set<Tensor> random) {
    var depends = new HashSet<Tensor>(random);
    for (var x : random)
      if (x.rank() > 0 || tables(x).stream().flatMap(t -> Graph.leaves(t).stream()).anyMatch(random::contains)) return false;
    for (var node : Graph.nodes(y)) {
      if (node.inputs().stream().noneMatch(depends::contains)) continue;
      depends.add(node);
      boolean plain = node.rank() == 0
          && (node.op() instanceof Elementwise || node.op() instanceof Written w && w.value().rank() == 0 && long1(w.value(), random));
      if (!plain) return false;
    }
    return y.rank() == 0;
  }

  private Tensor together(Map<Tensor, Tensor> at) {
    var sources = new LinkedHashMap<Object, Integer>();
    for (var x : over) sources.putIfAbsent(Symbol.of(x).law().source(), Symbol.of(x).law().outcomes());
    long size = sources.values().stream().mapToLong(k -> k).reduce(1, (a, b) -> a * b);
    if (size > MOST) throw new IllegalArgumentException(
        "E: " + size + " outcomes are too many to enumerate; take the expectation over fewer random quantities at once");
    var at2 = new HashMap<>(at);
    var weighted = new HashSet<Object>();
    Tensor weight = null;
    for (var x : over) {
      var law = Symbol.of(x).law();
      var table = new Program(tables(x)).run(at);
      var index = index(sources, law.source(), (int) size);
      at2.put(x, table.get(0).gather(0, index));
      if (!weighted.add(law.source())) continue;
      var w = table.get(1).gather(0, index);
      weight = weight == null ? w : weight.mul(w);
    }
    return new Program(List.of(body)).run(at2).getFirst().mul(weight).sum();
  }

  /// Which outcome of one source belongs to each of all combinations.
  private static int[] index(Map<Object, Integer> sources, Object source, int size) {
    int step = 1, count = 0;
    for (var s : sources.entrySet()) {
      count = s.getValue();
      if (s.getKey() == source) break;
      step *= count;
    }
    var index = new int[size];
    for (int i = 0; i < size; i++) index[i] = i / step % count;
    return index;
  }

  /// Outcome by outcome: the first of the remaining symbols whose table is known, then the others.
  private Tensor one(Program program, Map<Tensor, Tensor> at, List<Tensor> left) {
    if (left.isEmpty()) return program.run(at).getFirst();
    var x = left.stream().filter(r -> tables(r).stream().flatMap(t -> Graph.leaves(t).stream()).noneMatch(left::contains)).findFirst()
        .orElseThrow();
    var law = Symbol.of(x).law();
    var same = left.stream().filter(r -> Symbol.of(r).law().source() == law.source()).toList();
    var rest = new ArrayList<>(left);
    rest.removeAll(same);
    var weights = new Program(List.of(law.weights())).run(at).getFirst();
    var nodes = same.stream().map(r -> new Program(List.of(Symbol.of(r).law().nodes())).run(at).getFirst()).toList();
    Tensor sum = null;
    int draws = law.draws(), all = (int) Math.pow(law.outcomes(), draws);
    if (all > MOST) throw new IllegalArgumentException("E: " + all + " outcomes are too many to enumerate; make the sample shorter");
    for (int i = 0; i < all; i++) {
      var pick = digits(i, law.outcomes(), draws);
      for (int r = 0; r < same.size(); r++) at.put(same.get(r), nodes.get(r).gather(0, pick).reshape(same.get(r).shape().dims()));
      var weight = weights.get(pick[0]);
      for (int d = 1; d < draws; d++) weight = weight.mul(weights.get(pick[d]));
      var part = one(program, at, rest).mul(weight);
      sum = sum == null ? part : sum.add(part);
    }
    return sum;
  }

  private static int[] digits(int i, int base, int n) {
    var d = new int[n];
    for (int k = 0; k < n; k++, i /= base) d[k] = i % base;
    return d;
  }

  /// How the value comes about, for the reader.
  String method() {
    return over.stream().anyMatch(x -> Symbol.of(x).law().outcomes() > 60) ? "quadrature" : "enumeration";
  }
}
