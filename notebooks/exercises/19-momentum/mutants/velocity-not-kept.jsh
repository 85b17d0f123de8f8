// fails: heavyBall
double[][] heavyBall(UnaryOperator<double[]> gradient, double[] start, double eta, double beta, int n) {
  var path = new double[n + 1][];
  path[0] = start.clone();
  for (int t = 0; t < n; t++) {
    var g = gradient.apply(path[t]);
    var last = t == 0 ? g : gradient.apply(path[t - 1]);
    path[t + 1] = path[t].clone();
    for (int i = 0; i < g.length; i++) path[t + 1][i] -= eta * (g[i] + (t == 0 ? 0 : beta * last[i]));
  }
  return path;
}
