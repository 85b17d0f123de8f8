// fails: lenet
Tensor leNet(Tensor x, Tensor k1, Tensor b1, Tensor k3, Tensor b3, Tensor W5, Tensor b5, Tensor W6, Tensor b6,
    Tensor W7, Tensor b7) {
  Tensor s2 = maxPool(relu(conv2d(x, k1, padding(2)) + b1.reshape(6, 1, 1)), 2, stride(2));
  Tensor s4 = maxPool(relu(conv2d(s2, k3) + b3.reshape(16, 1, 1)), 2, stride(2));
  return softmax(relu(relu(s4.reshape(-1, 400).mm(W5) + b5).mm(W6) + b6).mm(W7) + b7);
}
