// fails: layerStats
double[][] layerStats(double[][][] layers) {
  var stats = new double[layers.length][];
  for (int l = 0; l < layers.length; l++) {
    var first = Arrays.stream(layers[l]).mapToDouble(row -> row[0]).toArray();
    double mean = Arrays.stream(first).average().getAsDouble();
    stats[l] = new double[] {mean, Arrays.stream(first).map(a -> (a - mean) * (a - mean)).average().getAsDouble()};
  }
  return stats;
}
