// fails: forward
double[][] bnForward(double[][] Z, double eps) {
  var hat = new double[Z.length][];
  for (int j = 0; j < Z.length; j++) {
    double mean = Arrays.stream(Z[j]).average().getAsDouble();
    double variance = Arrays.stream(Z[j]).map(x -> (x - mean) * (x - mean)).average().getAsDouble();
    hat[j] = Arrays.stream(Z[j]).map(x -> (x - mean) / Math.sqrt(variance + eps)).toArray();
  }
  return hat;
}
