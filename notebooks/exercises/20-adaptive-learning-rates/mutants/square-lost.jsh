// fails: rmsProp
double[] rmsProp(double[] g, double w0, double eta, double beta, double alpha, double eps) {
  var path = new double[g.length];
  double w = w0, v = 0, u = 0;
  for (int t = 0; t < g.length; t++) {
    v = beta * v + (1 - beta) * g[t];
    u = alpha * u - eta * g[t] / Math.sqrt(Math.abs(v) + eps);
    path[t] = w += u;
  }
  return path;
}
