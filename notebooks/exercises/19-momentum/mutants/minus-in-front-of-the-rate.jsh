// fails: averaged
double[] averaged(double[] g, double w0, double eta, double mu) {
  var path = new double[g.length];
  double w = w0, v = 0, rate = -eta * (1 - mu);
  for (int t = 0; t < g.length; t++) {
    v = mu * v - rate * g[t];
    path[t] = w += v;
  }
  return path;
}
