// fails: friction
double[] friction(double gamma, double k, int n, double dt) {
  var path = new double[n + 1];
  double w = 1, m = 0;
  for (int t = 0; t <= n; t++) {
    path[t] = w;
    m += dt * (-gamma * m - k * w);
    w += dt * m;
  }
  return path;
}
