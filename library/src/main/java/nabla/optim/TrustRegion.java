package nabla.optim;

/// The lowest place of `g·p + ½ Σ bendᵢ pᵢ²` with `‖p‖ = radius`, in the eigenvectors' coordinates, for a parabola that has no minimum.
///
/// It is `pᵢ = −gᵢ/(bendᵢ + ν)` for the ν > −bend₀ that gives this length (Nocedal and Wright, 4.3). Where the gradient has no part along the lowest
/// bend, at a saddle for one, that ν may not exist: then p is filled up along it.
///
/// @param bends the eigenvalues, ascending
record TrustRegion(double[] bends, double[] g, double radius) {
  double[] step() {
    double size = 0;
    for (double x : g) size += x * x;
    double least = -bends[0], most = least + Math.sqrt(size) / radius + Math.ulp(least);
    if (length(at(Math.nextUp(least))) < radius) return filled();
    for (int i = 0; i < 200 && Math.nextUp(least) < most; i++) {
      double middle = (least + most) / 2;
      if (length(at(middle)) > radius) least = middle;
      else most = middle;
    }
    return at(most);
  }

  private double[] at(double nu) {
    var p = new double[g.length];
    for (int i = 0; i < p.length; i++) p[i] = g[i] == 0 ? 0 : -g[i] / (bends[i] + nu);
    return p;
  }

  private double[] filled() {
    var p = new double[g.length];
    double rest = radius * radius;
    for (int i = 1; i < p.length; i++) {
      p[i] = bends[i] > bends[0] ? -g[i] / (bends[i] - bends[0]) : 0;
      rest -= p[i] * p[i];
    }
    p[0] = (g[0] > 0 ? -1 : 1) * Math.sqrt(Math.max(0, rest));
    return p;
  }

  private static double length(double[] p) {
    double sum = 0;
    for (double x : p) sum += x * x;
    return Math.sqrt(sum);
  }
}
