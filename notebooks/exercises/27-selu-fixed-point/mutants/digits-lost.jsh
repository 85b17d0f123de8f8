// fails: selu
double[] seluAndSlope(double x) {
  if (x > 0) return new double[] {LAMBDA * x, LAMBDA};
  return new double[] {LAMBDA * ALPHA * (Math.exp(x) - 1), LAMBDA * ALPHA * Math.exp(x)};
}
