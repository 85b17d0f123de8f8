// fails: nesterov
double[][] nesterovPath(UnaryOperator<double[]> gradient, double[] start, double eta, double beta, int n) {
  var path = new double[n + 1][];
  var u = new double[start.length];
  path[0] = start.clone();
  for (int t = 0; t < n; t++) {
    var ahead = path[t].clone();
    for (int i = 0; i < u.length; i++) ahead[i] -= beta * u[i];
    var g = gradient.apply(ahead);
    path[t + 1] = path[t].clone();
    for (int i = 0; i < u.length; i++) path[t + 1][i] -= eta * (u[i] = beta * u[i] + g[i]);
  }
  return path;
}
