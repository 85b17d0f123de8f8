// fails: descend
Tensor[] descend(Tensor[] W, Tensor[] b, Tensor X, Tensor Y, double eta) {
  int L = W.length;
  var A = new Tensor[L + 1];
  A[0] = X;
  for (int l = 0; l < L; l++) A[l + 1] = sigmoid(A[l].mm(W[l].t()) + b[l]);
  var next = new Tensor[2 * L];
  var delta = (A[L] - Y) * A[L] * (1 - A[L]);
  for (int l = L - 1; l >= 0; l--) {
    next[2 * l] = W[l] - eta * delta.t().mm(A[l]);
    next[2 * l + 1] = b[l] - eta * delta.sum(0);
    if (l > 0) delta = delta.mm(W[l]) * A[l] * (1 - A[l]);
  }
  return next;
}
