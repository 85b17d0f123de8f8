// fails: linear
double[] linearity(double w, double r) {
  var worst = new double[2];
  for (int i = 0; i <= 600; i++) {
    double z = w * (-r + 2 * r * i / 600);
    worst[0] = Math.max(worst[0], Math.abs(sigmoid(z) - 0.5 - z / 2));
    worst[1] = Math.max(worst[1], Math.abs(Math.tanh(z) - z));
  }
  return worst;
}
