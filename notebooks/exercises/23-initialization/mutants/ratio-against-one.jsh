// fails: tune
double bestScale(double[] scales, double[][] deviations) {
  int best = 0;
  var off = new double[scales.length];
  for (int i = 0; i < scales.length; i++) {
    off[i] = Math.abs(deviations[i][deviations[i].length - 1] / deviations[i][0] - 1);
    if (off[i] < off[best]) best = i;
  }
  return scales[best];
}
