// fails: heavyBall
double[][] heavyBall(UnaryOperator<double[]> gradient, double[] start, double eta, double beta, int n) {
  var path = new double[n + 1][];
  double[] w = start.clone(), v = new double[start.length];
  path[0] = start.clone();
  for (int t = 0; t < n; t++) {
    var g = gradient.apply(w);
    for (int i = 0; i < v.length; i++) w[i] += v[i] = beta * v[i] - eta * g[i];
    path[t + 1] = w;
  }
  return path;
}
