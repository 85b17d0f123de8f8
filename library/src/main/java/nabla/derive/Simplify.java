package nabla.derive;

import java.util.HashMap;
import java.util.Map;

/// Simplifies a formula by the table of rules, innermost parts first, until none applies.
final class Simplify {
  private static final int ENOUGH = 200;

  private final Map<Expr, Expr> done = new HashMap<>();

  private Simplify() {}

  static Expr of(Expr e) {
    return new Simplify().all(e);
  }

  private Expr all(Expr e) {
    var known = done.get(e);
    if (known != null) return known;
    var result = e;
    for (int round = 0; round < ENOUGH; round++) {
      var parts = result.parts();
      var simpler = parts.stream().map(this::all).toList();
      if (!simpler.equals(parts)) result = result.with(simpler);
      var next = once(result);
      if (next == null) break;
      result = next;
    }
    done.put(e, result);
    return result;
  }

  private static Expr once(Expr e) {
    for (var rule : Rule.TABLE) {
      var next = rule.rewrite().apply(e);
      if (next != null && !next.equals(e)) return next;
    }
    return null;
  }
}
