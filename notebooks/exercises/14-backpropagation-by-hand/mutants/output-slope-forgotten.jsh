// fails: backprop
Tensor[] backprop(Tensor[] W, Tensor[] b, Tensor x, Tensor y) {
  int L = W.length;
  var a = new Tensor[L + 1];
  a[0] = x;
  for (int l = 0; l < L; l++) a[l + 1] = sigmoid(W[l].mm(a[l]) + b[l]);
  var gradients = new Tensor[2 * L];
  var delta = a[L] - y;
  for (int l = L - 1; l >= 0; l--) {
    gradients[2 * l] = outer(delta, a[l]);
    gradients[2 * l + 1] = delta;
    if (l > 0) delta = W[l].t().mm(delta) * a[l] * (1 - a[l]);
  }
  return gradients;
}
