// fails: largestRate
double largestRate(double[] rates, double[][] finalLoss) {
  double found = 0;
  for (int i = 0; i < rates.length; i++) {
    boolean all = true;
    for (double loss : finalLoss[i]) all &= loss < 0.1;
    if (all) found = rates[i];
  }
  return found;
}
