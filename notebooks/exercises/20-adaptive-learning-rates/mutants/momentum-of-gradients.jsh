// fails: rmsProp
double[] rmsProp(double[] g, double w0, double eta, double beta, double alpha, double eps) {
  var path = new double[g.length];
  double w = w0, v = 0, u = 0;
  for (int t = 0; t < g.length; t++) {
    v = beta * v + (1 - beta) * g[t] * g[t];
    u = alpha * u - g[t];
    path[t] = w += eta * u / Math.sqrt(v + eps);
  }
  return path;
}
