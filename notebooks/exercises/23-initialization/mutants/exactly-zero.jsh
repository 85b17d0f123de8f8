// fails: standardise
double[][] standardise(double[][] train, double[][] x) {
  var scaled = new double[x.length][x[0].length];
  for (int d = 0; d < x[0].length; d++) {
    double mean = 0, variance = 0;
    for (var row : train) mean += row[d] / train.length;
    for (var row : train) variance += (row[d] - mean) * (row[d] - mean) / train.length;
    double deviation = variance == 0 ? 1 : Math.sqrt(variance);
    for (int n = 0; n < x.length; n++) scaled[n][d] = (x[n][d] - mean) / deviation;
  }
  return scaled;
}
