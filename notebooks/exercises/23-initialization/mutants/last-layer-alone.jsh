// fails: tune
double bestScale(double[] scales, double[][] deviations) {
  int best = 0;
  var off = new double[scales.length];
  for (int i = 0; i < scales.length; i++) {
    int last = deviations[i].length - 1;
    off[i] = Math.abs(Math.log(deviations[i][last] / deviations[i][last - 1]));
    if (off[i] < off[best]) best = i;
  }
  return scales[best];
}
