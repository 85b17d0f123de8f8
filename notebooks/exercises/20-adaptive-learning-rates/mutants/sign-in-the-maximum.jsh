// fails: adaMax
double[] adaMax(double[] g, double w0, double eta, double beta1, double beta2, double eps) {
  var out = new double[g.length];
  double m = 0, v = 0;
  for (int t = 0; t < g.length; t++) {
    m = beta1 * m + (1 - beta1) * g[t];
    v = Math.max(beta2 * v, g[t]);
    w0 -= eta / (v + eps) * m / (1 - Math.pow(beta1, t + 1));
    out[t] = w0;
  }
  return out;
}
