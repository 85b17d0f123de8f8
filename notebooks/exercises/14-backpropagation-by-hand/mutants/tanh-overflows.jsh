// fails: activations
double[] activations(double z) {
  double s = sigmoid(z), t = (exp(2 * z) - 1) / (exp(2 * z) + 1);
  return new double[] {s * (1 - s), t, 1 - t * t};
}
