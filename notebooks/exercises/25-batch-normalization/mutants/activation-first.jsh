// fails: hidden
Tensor hidden(Tensor X, Tensor W, Tensor gamma, Tensor beta) {
  var a = relu(X.mm(W));
  var centred = a - a.mean(0);
  return gamma * centred / sqrt(square(centred).mean(0) + 1e-12) + beta;
}
