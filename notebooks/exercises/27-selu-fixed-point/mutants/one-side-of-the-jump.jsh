// fails: ks
double ksNormal(double[] x) {
  var sorted = x.clone();
  Arrays.sort(sorted);
  double worst = 0;
  for (int i = 0; i < x.length; i++)
    worst = Math.max(worst, Math.abs((i + 1.0) / x.length - gaussian(0, 1).cumulative(sorted[i])));
  return worst;
}
