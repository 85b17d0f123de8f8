// fails: nAdam
double[] nAdam(double[] g, double w0, double eta, double beta1, double beta2, double eps) {
  var out = new double[g.length];
  double m = 0, v = 0;
  for (int t = 0; t < g.length; t++) {
    m = beta1 * m + (1 - beta1) * g[t];
    v = beta2 * v + (1 - beta2) * g[t] * g[t];
    double k = 1 - Math.pow(beta1, t + 1);
    double vh = v;
    w0 -= eta * (beta1 * m / k + (1 - beta1) * g[t] / k) / Math.sqrt(vh + eps);
    out[t] = w0;
  }
  return out;
}
