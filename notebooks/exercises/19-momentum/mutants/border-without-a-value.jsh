// fails: friction
double[] friction(double gamma, double k, int n, double dt) {
  var w = new double[n + 1];
  double square = k - gamma * gamma / 4, r = Math.sqrt(Math.abs(square));
  for (int i = 0; i <= n; i++) {
    double t = i * dt, decay = Math.exp(-gamma * t / 2);
    w[i] = square > 0
        ? decay * (Math.cos(r * t) + gamma / (2 * r) * Math.sin(r * t))
        : decay * (Math.cosh(r * t) + gamma / (2 * r) * Math.sinh(r * t));
  }
  return w;
}
