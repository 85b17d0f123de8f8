// fails: velocities
double[] velocities(double eta, double beta, double[] g) {
  var v = new double[g.length];
  for (int t = 0; t < g.length; t++) v[t] = (t == 0 ? 0 : beta * v[t - 1]) + eta * g[t];
  return v;
}
