// fails: modes
double[] batchNorm1(double[] z, double gamma, double beta, double[] running, boolean training) {
  double mean = running[0], variance = running[1];
  if (training) {
    mean = variance = 0;
    for (double v : z) mean += v / z.length;
    for (double v : z) variance += square(v - mean) / z.length;
    running[0] = 0.9 * running[0] + 0.1 * mean;
    running[1] = 0.9 * running[1] + 0.1 * variance;
  }
  var out = new double[z.length];
  for (int i = 0; i < z.length; i++) out[i] = gamma * (z[i] - mean) / Math.sqrt(variance + 1e-5) + beta;
  return out;
}
