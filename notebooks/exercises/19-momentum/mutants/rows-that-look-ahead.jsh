// fails: nesterov
double[][] nesterovPath(UnaryOperator<double[]> gradient, double[] start, double eta, double beta, int n) {
  var path = new double[n + 1][];
  var v = new double[start.length];
  path[0] = start.clone();
  for (int t = 0; t < n; t++) {
    for (int i = 0; i < v.length; i++) path[t][i] += beta * v[i];
    var g = gradient.apply(path[t]);
    path[t + 1] = path[t].clone();
    for (int i = 0; i < v.length; i++) {
      path[t + 1][i] -= eta * g[i];
      v[i] = beta * v[i] - eta * g[i];
    }
  }
  return path;
}
