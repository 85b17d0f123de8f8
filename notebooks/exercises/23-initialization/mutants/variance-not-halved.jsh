// fails: bias
double[] outputBias(double[] y) {
  double mean = Arrays.stream(y).average().getAsDouble();
  return new double[] {mean, Arrays.stream(y).map(t -> (t - mean) * (t - mean)).average().getAsDouble()};
}
