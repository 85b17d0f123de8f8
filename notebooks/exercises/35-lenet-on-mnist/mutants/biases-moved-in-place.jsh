// fails: sgd
double[][] sgdStep(double[][] W, double[] b, double[][] X, double[][] Y, double eta) {
  int inputs = X[0].length;
  var next = new double[W.length][];
  for (int j = 0; j < W.length; j++) {
    next[j] = Arrays.copyOf(W[j], inputs + 1);
    double bias = b[j];
    for (int n = 0; n < X.length; n++) {
      double z = bias;
      for (int i = 0; i < inputs; i++) z += W[j][i] * X[n][i];
      double a = sigmoid(z), delta = (a - Y[n][j]) * a * (1 - a);
      for (int i = 0; i < inputs; i++) next[j][i] -= eta / X.length * delta * X[n][i];
      b[j] -= eta / X.length * delta;
    }
    next[j][inputs] = b[j];
  }
  return next;
}
