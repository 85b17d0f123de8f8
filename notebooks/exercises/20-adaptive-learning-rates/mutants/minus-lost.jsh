// fails: adaDelta
double[] adaDelta(double[] g, double w0, double beta, double eps) {
  var path = new double[g.length];
  double w = w0, v = 0, u = 0;
  for (int t = 0; t < g.length; t++) {
    v = beta * v + (1 - beta) * g[t] * g[t];
    double delta = Math.sqrt(u + eps) / Math.sqrt(v + eps) * g[t];
    path[t] = w += delta;
    u = beta * u + (1 - beta) * delta * delta;
  }
  return path;
}
