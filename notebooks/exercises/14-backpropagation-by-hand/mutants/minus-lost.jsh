// fails: inOrder
Tensor[] inOrder(Tensor W1, Tensor b1, Tensor W2, Tensor b2, Tensor x, int t) {
  Tensor h1 = sigmoid(W1.mm(x) + b1), yhat = softmax(W2.mm(h1) + b2);
  var e = oneHot(new int[] {t}, yhat.size()).get(0);
  Tensor a2 = yhat - e, h = W2.t().mm(a2), a1 = h * h1 * (1 - h1);
  return new Tensor[] {e / yhat, a2, outer(a2, h1), a2, h, a1, outer(a1, x), a1};
}
