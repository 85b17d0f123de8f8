// fails: adaGrad
double[] adaGrad(double[] g, double w0, double eta, double eps) {
  var path = new double[g.length];
  double w = w0, v = 0;
  for (int t = 0; t < g.length; t++) {
    v += Math.abs(g[t]);
    path[t] = w -= eta * g[t] / Math.sqrt(v + eps);
  }
  return path;
}
