// fails: nAdam
double[] nAdam(double[] g, double w0, double eta, double beta1, double beta2, double eps) {
  var path = new double[g.length];
  double w = w0, m = 0, v = 0;
  for (int t = 1; t <= g.length; t++) {
    m = beta1 * m + (1 - beta1) * g[t - 1];
    v = beta2 * v + (1 - beta2) * g[t - 1] * g[t - 1];
    double ahead = beta1 * m / (1 - Math.pow(beta1, t)) + (1 - beta1) * g[t - 1];
    path[t - 1] = w -= eta * ahead / Math.sqrt(v / (1 - Math.pow(beta2, t)) + eps);
  }
  return path;
}
