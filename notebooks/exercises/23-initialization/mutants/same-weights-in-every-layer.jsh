// fails: layers
double[] layerDeviations(int width, int layers, double std, UnaryOperator<Tensor> f) {
  var deviations = new double[layers];
  Tensor x = normal(200, width), W = normal(width, width) * std;
  for (int l = 0; l < layers; l++) {
    x = f.apply(x.mm(W));
    deviations[l] = std(x).item();
  }
  return deviations;
}
