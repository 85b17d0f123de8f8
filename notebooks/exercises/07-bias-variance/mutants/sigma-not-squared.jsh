// fails: decompose
double[] decompose(double[][] fits, double[] truth, double sigma) {
  var parts = biasVariance(fits, truth);
  return new double[] {sigma, parts[0], parts[1], sigma + parts[0] + parts[1]};
}
