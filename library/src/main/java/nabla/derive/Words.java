package nabla.derive;

import java.util.Map;
import nabla.grad.Op;

/// Operations in the words of a derivation.
final class Words {
  private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("mm", "matrix product"), Map.entry("add", "sum"),
      Map.entry("sub", "difference"),
      Map.entry("mul", "product"), Map.entry("div", "quotient"), Map.entry("square", "square"), Map.entry("pow", "power"),
      Map.entry("exp", "exponential"),
      Map.entry("log", "logarithm"), Map.entry("sum", "sum over entries"), Map.entry("mean", "mean"), Map.entry("sigmoid", "sigmoid"),
      Map.entry("neg", ""), Map.entry("reshape", ""),
      Map.entry("dtype", ""), Map.entry("broadcastTo", ""), Map.entry("permute", "transpose"), Map.entry("sqrt", "square root"),
      Map.entry("abs", "absolute value"),
      Map.entry("relu", "ReLU"), Map.entry("logSoftmax", "log-softmax"), Map.entry("softmaxCrossEntropy", "softmax and cross-entropy"),
      Map.entry("conv2d", "convolution"),
      Map.entry("sigmoidCrossEntropy", "sigmoid and cross-entropy"), Map.entry("batchNorm", "batch norm"),
      Map.entry("layerNorm", "layer norm"), Map.entry("maxPool", "max pooling"),
      Map.entry("avgPool", "average pooling"), Map.entry("where", "choice"), Map.entry("dot", "inner product"),
      Map.entry("outer", "outer product"), Map.entry("selu", "SELU"),
      Map.entry("elu", "ELU"), Map.entry("gelu", "GELU"), Map.entry("leakyRelu", "leaky ReLU"));

  private Words() {}

  static String of(Op op) {
    return WORDS.getOrDefault(op.name(), op.name());
  }
}
