// fails: alphaDropout
double[] alphaDropout(double[] x, boolean[] keep, double q) {
  double floor = -LAMBDA * ALPHA, a = 1 / Math.sqrt(q + floor * floor * q * (1 - q)), b = -a * (1 - q) * floor;
  var y = new double[x.length];
  for (int i = 0; i < x.length; i++) y[i] = a * (keep[i] ? x[i] : 0) + b;
  return y;
}
