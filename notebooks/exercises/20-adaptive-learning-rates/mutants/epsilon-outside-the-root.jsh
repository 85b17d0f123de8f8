// fails: adaGrad
double[] adaGrad(double[] g, double w0, double eta, double eps) {
  var out = new double[g.length];
  double v = 0;
  for (int t = 0; t < g.length; t++) {
    v += g[t] * g[t];
    w0 -= eta * g[t] / (Math.sqrt(v) + eps);
    out[t] = w0;
  }
  return out;
}
