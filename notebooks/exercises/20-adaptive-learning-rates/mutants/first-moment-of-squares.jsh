// fails: adam
double[] adam(double[] g, double w0, double eta, double beta1, double beta2, double eps, boolean corrected) {
  var path = new double[g.length];
  double w = w0, m = 0, v = 0;
  for (int t = 1; t <= g.length; t++) {
    m = beta1 * m + (1 - beta1) * g[t - 1] * g[t - 1];
    v = beta2 * v + (1 - beta2) * g[t - 1] * g[t - 1];
    double c1 = corrected ? 1 - Math.pow(beta1, t) : 1, c2 = corrected ? 1 - Math.pow(beta2, t) : 1;
    path[t - 1] = w -= eta * m / c1 / Math.sqrt(v / c2 + eps);
  }
  return path;
}
