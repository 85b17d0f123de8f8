// fails: deltaDelta
double[] deltaDelta(double[] g, double eta0, double gamma) {
  var rates = new double[g.length];
  double rate = eta0;
  for (int t = 0; t < g.length; t++) rates[t] = rate += t == 0 ? 0 : gamma * g[t] * g[t];
  return rates;
}
