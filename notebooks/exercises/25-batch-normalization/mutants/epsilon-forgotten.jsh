// fails: undo
double[] undo(double[] z, double eps) {
  double mean = Arrays.stream(z).average().getAsDouble();
  double variance = Arrays.stream(z).map(x -> (x - mean) * (x - mean)).average().getAsDouble();
  return new double[] {Math.sqrt(variance), mean};
}
