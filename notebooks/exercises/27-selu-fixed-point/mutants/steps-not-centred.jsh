// fails: jitter
double jitter(double[] loss) {
  double sum = 0;
  for (int i = 1; i < loss.length; i++) sum += Math.pow(loss[i] - loss[i - 1], 2);
  return sum / (loss.length - 1);
}
