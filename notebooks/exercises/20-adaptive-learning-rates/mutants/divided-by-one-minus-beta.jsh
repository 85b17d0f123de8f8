// fails: unbiased
double[] unbiased(double[] g, double beta) {
  var hat = new double[g.length];
  double m = 0;
  for (int t = 1; t <= g.length; t++) {
    m = beta * m + (1 - beta) * g[t - 1];
    hat[t - 1] = m / (1 - beta);
  }
  return hat;
}
