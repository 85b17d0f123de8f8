// fails: amsGrad
double[] amsGrad(double[] g, double w0, double eta, double beta1, double beta2, double eps) {
  var out = new double[g.length];
  double m = 0, v = 0, most = 0;
  for (int t = 0; t < g.length; t++) {
    m = beta1 * m + (1 - beta1) * g[t];
    v = beta2 * most + (1 - beta2) * g[t] * g[t];
    most = Math.max(most, v);
    w0 -= eta * m / Math.sqrt(most + eps);
    out[t] = w0;
  }
  return out;
}
