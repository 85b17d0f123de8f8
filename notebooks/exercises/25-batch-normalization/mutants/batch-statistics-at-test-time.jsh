// fails: modes
double[] batchNorm1(double[] z, double gamma, double beta, double[] running, boolean training) {
  double mean = Arrays.stream(z).average().getAsDouble();
  double variance = Arrays.stream(z).map(x -> (x - mean) * (x - mean)).average().getAsDouble();
  return Arrays.stream(z).map(x -> gamma * (x - mean) / Math.sqrt(variance + 1e-5) + beta).toArray();
}
