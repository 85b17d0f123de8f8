// fails: numericGradient
double[] numericGradient(ToDoubleFunction<double[]> f, double[] theta, double h) {
  var gradient = new double[theta.length];
  for (int i = 0; i < theta.length; i++) {
    var up = theta.clone();
    up[i] += h;
    gradient[i] = (f.applyAsDouble(up) - f.applyAsDouble(theta)) / h;
  }
  return gradient;
}
