// fails: numericGradient
double[] numericGradient(ToDoubleFunction<double[]> f, double[] theta, double h) {
  var gradient = new double[theta.length];
  for (int i = 0; i < theta.length; i++) {
    theta[i] += h;
    double up = f.applyAsDouble(theta);
    theta[i] -= 2 * h;
    gradient[i] = (up - f.applyAsDouble(theta)) / (2 * h);
    theta[i] += h;
  }
  return gradient;
}
