package nabla.array;

/// The definition of optimisers' steps in place; the arrays written to are row-major.
final class ScalarSteps {
  private ScalarSteps() {}

  static void adam(Array w, Array g, Array m, Array v, AdamStep s) {
    var walk = new Walk(g);
    for (int i = 0; i < w.size(); i++) {
      double slope = g.raw(walk.next()), first = s.beta1() * m.raw(m.offset() + i) + (1 - s.beta1()) * slope;
      double second = s.beta2() * v.raw(v.offset() + i) + (1 - s.beta2()) * slope * slope;
      m.raw(m.offset() + i, first);
      v.raw(v.offset() + i, second);
      w.raw(w.offset() + i, s.keep() * w.raw(w.offset() + i) - s.rate() * first / (Math.sqrt(s.scale() * second + s.inner()) + s.outer()));
    }
  }

  static void mix(Array w, double a, Array x, double b) {
    var walk = new Walk(x);
    for (int i = 0; i < w.size(); i++) w.raw(w.offset() + i, a * w.raw(w.offset() + i) + b * x.raw(walk.next()));
  }
}
