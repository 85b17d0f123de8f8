// fails: backward
double[] bnBackward(double[] dy, double[] z, double gamma, double eps) {
  int m = z.length;
  double mean = Arrays.stream(z).average().getAsDouble(), sum = Arrays.stream(dy).sum(), along = 0;
  double s = Math.sqrt(Arrays.stream(z).map(x -> (x - mean) * (x - mean)).average().getAsDouble() + eps);
  var d = new double[m + 2];
  for (int j = 0; j < m; j++) {
    along += dy[j] * (z[j] - mean) / s;
    d[j] = gamma / s * (dy[j] - sum / m);
  }
  d[m] = along;
  d[m + 1] = sum;
  return d;
}
