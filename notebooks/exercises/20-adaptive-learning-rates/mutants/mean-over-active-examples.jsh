// fails: rare
double[] gradient(double[][] X, double[] y, double[] w) {
  var g = new double[w.length];
  for (int j = 0; j < w.length; j++) {
    int active = 0;
    for (int n = 0; n < X.length; n++) {
      double error = -y[n];
      for (int k = 0; k < w.length; k++) error += w[k] * X[n][k];
      g[j] += error * X[n][j];
      if (X[n][j] != 0) active++;
    }
    g[j] /= Math.max(1, active);
  }
  return g;
}
