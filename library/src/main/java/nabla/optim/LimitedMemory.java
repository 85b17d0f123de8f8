package nabla.optim;

import nabla.array.Interrupted;
import nabla.grad.Tensor;

/// One step of L-BFGS. What it remembers: the last gradient `g` and move `s`, and the pairs as rows of `ys` and `ss`, oldest first.
final class LimitedMemory {
  private static final double FLAT = 1e-7, STILL = 1e-9, CURVED = 1e-10;

  private final Directions.Lbfgs method;
  private final Objective f;
  private final Slots memory;

  LimitedMemory(Directions.Lbfgs method, Objective f, Slots memory) {
    this.method = method;
    this.f = f;
    this.memory = memory;
  }

  Tensor run() {
    var here = f.first();
    for (int i = 0; i < method.iterations() && largest(here.gradient()) > FLAT; i++) {
      Interrupted.check();
      var next = move(here, i + 1 == method.iterations());
      if (next == here) break;
      double moved = largest(next.at().sub(here.at()));
      boolean still = moved <= STILL || Math.abs(next.loss() - here.loss()) < STILL;
      here = next;
      if (still) break;
    }
    return here.at();
  }

  private static double largest(Tensor x) { return x.abs().max().item(); }

  /// The next place; its gradient only where it is needed.
  private Objective.Value move(Objective.Value here, boolean last) {
    var g = here.gradient();
    boolean begun = memory.has("g");
    if (begun) remember(g.sub(memory.get("g")), memory.get("s"));
    var d = direction(g);
    memory.keep("g", g);
    double slope = here.slope(d);
    memory.keep("s", d.mul(0));
    if (slope > -STILL) return here;
    double first = begun ? memory.rate() : Math.min(1, 1 / g.abs().sum().item()) * memory.rate();
    var found = method.search().along(f, here, d, first);
    var step = memory.keep("s", d.mul(found.length()));
    if (found.at() != null) return found.at();
    var to = here.at().add(step);
    return last ? new Objective.Value(to, Double.NaN, g) : f.at(to);
  }

  private void remember(Tensor y, Tensor s) {
    double curvature = y.dot(s).item();
    if (!(curvature > CURVED)) return;
    memory.keep("ys", append("ys", y));
    memory.keep("ss", append("ss", s));
    memory.keep("scale", Hyper.number(curvature / y.dot(y).item()));
  }

  private Tensor append(String name, Tensor row) {
    var added = row.unsqueeze(0);
    if (!memory.has(name)) return added;
    var rows = memory.get(name);
    return Tensor.concat(0, rows.dim(0) == method.history() ? rows.slice(0, 1, rows.dim(0)) : rows, added);
  }

  /// `−H⁻¹ g` by the two loops.
  private Tensor direction(Tensor g) {
    var q = g.neg();
    if (!memory.has("ys")) return q;
    Tensor ys = memory.get("ys"), ss = memory.get("ss");
    int m = ys.dim(0);
    var alpha = new double[m];
    for (int i = m - 1; i >= 0; i--) {
      Tensor y = ys.get(i), s = ss.get(i);
      alpha[i] = s.dot(q).item() / y.dot(s).item();
      q = q.sub(y.mul(alpha[i]));
    }
    var r = q.mul(memory.get("scale").item());
    for (int i = 0; i < m; i++) {
      Tensor y = ys.get(i), s = ss.get(i);
      r = r.add(s.mul(alpha[i] - y.dot(r).item() / y.dot(s).item()));
    }
    return r;
  }
}
