// fails: biasVariance
double[] biasVariance(double[][] fits, double[] truth) {
  double offset = 0, variance = 0;
  int n = truth.length;
  for (int i = 0; i < n; i++) {
    double mean = 0, spread = 0;
    for (var fit : fits) mean += fit[i] / fits.length;
    for (var fit : fits) spread += square(fit[i] - mean) / fits.length;
    offset += (mean - truth[i]) / n;
    variance += spread / n;
  }
  return new double[] {offset * offset, variance};
}
