// fails: step
double[][] step(double[][] W, double[] v, double[] x, double y, double eta) {
  double o = 0;
  for (int i = 0; i < W.length; i++) {
    double z = 0;
    for (int j = 0; j < x.length; j++) z += W[i][j] * x[j];
    o += v[i] * Math.tanh(z);
  }
  var next = new double[W.length][x.length];
  for (int i = 0; i < W.length; i++)
    for (int j = 0; j < x.length; j++) next[i][j] = W[i][j] - eta * (o - y) * v[i] * x[j];
  return next;
}
