// fails: step
double[][] step(double[][] W, double[] v, double[] x, double y, double eta) {
  var next = new double[W.length][x.length];
  for (int i = 0; i < W.length; i++) {
    double z = 0;
    for (int j = 0; j < x.length; j++) z += W[i][j] * x[j];
    double h = Math.tanh(z), o = v[i] * h;
    for (int j = 0; j < x.length; j++) next[i][j] = W[i][j] - eta * (o - y) * v[i] * (1 - h * h) * x[j];
  }
  return next;
}
