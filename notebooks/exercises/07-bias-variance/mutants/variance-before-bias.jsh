// fails: decompose
double[] decompose(double[][] fits, double[] truth, double sigma) {
  var parts = biasVariance(fits, truth);
  return new double[] {sigma * sigma, parts[1], parts[0], sigma * sigma + parts[0] + parts[1]};
}
