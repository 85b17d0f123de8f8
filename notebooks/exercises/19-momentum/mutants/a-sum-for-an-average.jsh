// fails: averaged
double[] averaged(double[] g, double w0, double eta, double mu) {
  var path = new double[g.length];
  double w = w0, m = 0;
  for (int t = 0; t < g.length; t++) {
    m = mu * m + g[t];
    path[t] = w -= eta * m;
  }
  return path;
}
