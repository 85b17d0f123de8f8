// fails: deltaBarDelta
double[] deltaBarDelta(double[] g, double eta0, double kappa, double phi, double theta) {
  var rates = new double[g.length];
  double rate = eta0, average = 0;
  for (int t = 0; t < g.length; t++) {
    average = theta * average + (1 - theta) * g[t];
    if (average * g[t] > 0) rate += kappa;
    if (average * g[t] < 0) rate -= phi * rate;
    rates[t] = rate;
  }
  return rates;
}
