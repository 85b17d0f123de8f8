// fails: weights
double[] weights(int t, double beta) {
  var w = new double[t + 1];
  for (int i = 0; i <= t; i++) w[i] = Math.pow(beta, i);
  return w;
}
