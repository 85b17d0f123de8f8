package nabla.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nabla.derive.Derived.Kind;
import nabla.derive.Derived.Step;
import nabla.tex.Tex;

/// Gives a name to what would be written out several times.
final class Subterms {
  private static final int LARGE = 7;

  private Subterms() {}

  /// The steps with large repeated parts of backward lines named in lines of their own.
  static List<Step> named(List<Step> steps) {
    var current = steps;
    for (int i = 1; i <= 4; i++) {
      var next = once(current, Tex.atom("v_{" + i + "}"));
      if (next == null) return current;
      current = next;
    }
    return current;
  }

  private static List<Step> once(List<Step> steps, Tex name) {
    var counts = new LinkedHashMap<List<Object>, Integer>();
    var seen = new HashMap<List<Object>, Expr>();
    for (var s : steps)
      if (s.kind() != Kind.FORWARD) count(s.value(), counts, seen);
    var best = counts.entrySet().stream().filter(e -> e.getValue() > 1).map(Map.Entry::getKey)
        .max(java.util.Comparator.comparingInt(k -> size(seen.get(k)))).orElse(null);
    if (best == null) return null;
    var part = seen.get(best);
    var value = Value.of(part);
    var stand = nabla.grad.Tensor.param("", value.value());
    var symbol = new Expr.Sym(name, stand, part.shape());
    var out = new ArrayList<Step>();
    boolean placed = false;
    for (var s : steps) {
      var replaced = s.kind() == Kind.FORWARD ? s.value() : replace(s.value(), best, symbol);
      if (!placed && !replaced.equals(s.value())) {
        out.add(new Step(Kind.NAME, name, null, part, List.of("named once"), value));
        placed = true;
      }
      out.add(new Step(s.kind(), s.name(), s.also(), replaced, s.words(), s.actual()));
    }
    return out;
  }

  private static void count(Expr e, Map<List<Object>, Integer> counts, Map<List<Object>, Expr> seen) {
    if (size(e) >= LARGE && !e.scalar()) {
      counts.merge(Rule.key(e), 1, Integer::sum);
      seen.putIfAbsent(Rule.key(e), e);
    }
    for (var p : e.parts()) count(p, counts, seen);
  }

  private static int size(Expr e) {
    int n = 1;
    for (var p : e.parts()) n += size(p);
    return n;
  }

  private static Expr replace(Expr e, List<Object> key, Expr by) {
    if (Rule.key(e).equals(key)) return by;
    var parts = e.parts().stream().map(p -> replace(p, key, by)).toList();
    return parts.equals(e.parts()) ? e : e.with(parts);
  }
}
