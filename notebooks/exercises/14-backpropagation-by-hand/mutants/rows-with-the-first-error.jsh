// fails: layerGradients
Tensor[] layerGradients(Tensor delta, Tensor before) {
  return new Tensor[] {outer(delta.get(0) * ones(delta.size()), before), delta};
}
