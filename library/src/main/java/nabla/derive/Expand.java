package nabla.derive;

import static nabla.derive.Expr.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nabla.grad.Tensor;

/// Inserts the gradients that a formula refers to and multiplies out, in the hope of a shorter one.
final class Expand {
  private Expand() {}

  /// The formula with these gradients inserted, null where it does not become shorter.
  static Expr of(Expr e, Map<Tensor, Expr> gradients) {
    var inserted = insert(e, gradients);
    if (inserted.equals(e)) return null;
    var short1 = Simplify.of(multiplied(Simplify.of(inserted)));
    return size(short1) < size(e) ? short1 : null;
  }

  private static Expr insert(Expr e, Map<Tensor, Expr> gradients) {
    if (e instanceof Sym s && gradients.containsKey(s.tensor())) return gradients.get(s.tensor());
    var parts = e.parts().stream().map(p -> insert(p, gradients)).toList();
    return parts.equals(e.parts()) ? e : e.with(parts);
  }

  /// A product with a sum, multiplied out and each term simplified.
  private static Expr multiplied(Expr e) {
    if (!(e instanceof Prod p)) return e;
    var sums = p.factors().stream().filter(f -> f instanceof Sum).sorted(java.util.Comparator.comparing(f -> !quotients(f))).toList();
    for (var f : sums)
      if (f instanceof Sum s) {
        var rest = new ArrayList<>(p.factors());
        rest.remove(f);
        var terms = new ArrayList<Expr>();
        for (var t : s.terms()) {
          var all = new ArrayList<>(rest);
          all.add(t);
          terms.add(multiplied(Simplify.of(prod(p.coefficient(), List.copyOf(all), p.shape()))));
        }
        return Expr.sum(terms, p.shape());
      }
    return e;
  }

  /// Whether a sum has quotients among its terms, which the other factors may cancel.
  private static boolean quotients(Expr e) {
    return e instanceof Pow w && w.exponent() instanceof Num n && n.value() < 0 || e.parts().stream().anyMatch(Expand::quotients);
  }

  private static int size(Expr e) {
    int n = 1;
    for (var p : e.parts()) n += size(p);
    return n;
  }
}
