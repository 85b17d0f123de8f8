// fails: largestRate
double largestRate(double[] rates, double[][] finalLoss) {
  double best = 0;
  for (int i = 0; i < rates.length; i++)
    if (Arrays.stream(finalLoss[i]).noneMatch(loss -> loss >= 0.1)) best = Math.max(best, rates[i]);
  return best;
}
