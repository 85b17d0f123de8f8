// fails: outputError
Tensor outputError(String pair, Tensor z, Tensor y) {
  var p = softmax(z);
  return switch (pair) {
    case "linear, squared" -> z - y;
    case "sigmoid, squared" -> (sigmoid(z) - y) * sigmoid(z) * (1 - sigmoid(z));
    case "sigmoid, cross-entropy" -> sigmoid(z) - y;
    default -> -y / p * (p * (1 - p));
  };
}
