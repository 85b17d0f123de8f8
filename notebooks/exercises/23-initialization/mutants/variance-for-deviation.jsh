// fails: layers
double[] layerDeviations(int width, int layers, double std, UnaryOperator<Tensor> f) {
  var deviations = new double[layers];
  Tensor x = normal(200, width);
  for (int l = 0; l < layers; l++) {
    x = f.apply(x.mm(normal(width, width) * Math.sqrt(std)));
    deviations[l] = std(x).item();
  }
  return deviations;
}
