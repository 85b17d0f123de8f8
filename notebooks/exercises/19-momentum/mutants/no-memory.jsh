// fails: minimum
double[] minimum(DoubleUnaryOperator slope, double start, double eta, double beta, int n) {
  double w = start, h = 1e-5;
  for (int t = 0; t < n; t++) w -= eta / (1 - beta) * slope.applyAsDouble(w);
  return new double[] {w, (slope.applyAsDouble(w + h) - slope.applyAsDouble(w - h)) / (2 * h)};
}
