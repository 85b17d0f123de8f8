package nabla.grad;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nabla.array.Array;
import nabla.array.Shape;
import nabla.array.Window;

/// A case computed by PyTorch or SciPy (`operation_goldens.py`), and the same operation here.
record Golden(String op, List<?> args, List<Array> inputs, Shape shape, double[] output, List<double[]> gradients, List<double[]> second) {
  static List<Golden> read(String file) {
    try (var in = Golden.class.getResourceAsStream(file + ".json")) {
      var content = (Map<?, ?>) Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      if (!content.get("library").toString().contains("PyTorch")) throw new IllegalStateException(file + " does not say who computed it");
      return ((List<?>) content.get("cases")).stream().map(c -> of((Map<?, ?>) c)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Golden of(Map<?, ?> c) {
    var inputs = ((List<?>) c.get("inputs")).stream().map(i -> array((Map<?, ?>) i)).toList();
    var output = array((Map<?, ?>) c.get("output"));
    return new Golden(c.get("op").toString(), (List<?>) c.get("args"), inputs, output.shape(), output.toDoubles(),
        lists(c.get("gradients")), lists(c.get("second")));
  }

  private static List<double[]> lists(Object lists) {
    return lists == null ? List.of() : ((List<?>) lists).stream().map(Golden::doubles).toList();
  }

  private static Array array(Map<?, ?> array) {
    return Array.of(doubles(array.get("data")), Shape.of(ints((List<?>) array.get("shape"))));
  }

  private static double[] doubles(Object list) {
    return ((List<?>) list).stream().mapToDouble(v -> (double) v).toArray();
  }

  private static int[] ints(List<?> list) {
    return list.stream().mapToInt(v -> (int) (double) v).toArray();
  }

  private double number(int i) {
    return "inf".equals(args.get(i)) ? Double.POSITIVE_INFINITY : (double) args.get(i);
  }

  private int whole(int i) {
    return (int) number(i);
  }

  private int[] rest(int from) {
    return ints(args.subList(from, args.size()));
  }

  private int[] pair(int i) {
    return args.get(i) instanceof List<?> two ? ints(two) : new int[]{whole(i), whole(i)};
  }

  private Window window(int stride, int padding, int dilation) {
    int[] s = pair(stride), p = pair(padding), d = dilation < 0 ? new int[]{1, 1} : pair(dilation);
    return Window.PLAIN.stride(s[0], s[1]).padding(p[0], p[1]).dilation(d[0], d[1]);
  }

  private Window convolution() {
    return window(0, 1, 2).groups(whole(3));
  }

  Tensor apply(List<Tensor> in) {
    var x = in.getFirst();
    return switch (in.size()) {
      case 1 -> arranged(x);
      case 2 -> pairwise(x, in.get(1));
      default -> layered(x, in.get(1), in.get(2), in);
    };
  }

  private Tensor function(Tensor x) {
    return switch (op.replace("scipy.", "")) {
      case "neg" -> x.neg();
      case "abs" -> x.abs();
      case "square" -> x.square();
      case "sqrt" -> x.sqrt();
      case "exp" -> x.exp();
      case "expm1" -> x.expm1();
      case "log" -> x.log();
      case "log1p" -> x.log1p();
      case "sin" -> x.sin();
      case "cos" -> x.cos();
      case "tan" -> x.tan();
      case "atan" -> x.atan();
      case "erf" -> x.erf();
      case "erfc" -> x.erfc();
      case "tanh" -> x.tanh();
      case "sigmoid" -> x.sigmoid();
      case "softplus" -> x.softplus();
      case "relu" -> x.relu();
      case "leakyRelu" -> x.leakyRelu(number(0));
      case "elu" -> x.elu(number(0));
      case "selu" -> x.selu();
      case "gelu" -> x.gelu();
      case "swish" -> x.swish();
      case "hardTanh" -> x.hardTanh();
      case "power" -> x.pow(number(0));
      case "clip" -> x.clip(number(0), number(1));
      default -> throw new IllegalArgumentException("no operation " + op);
    };
  }

  private Tensor reduced(Tensor x) {
    return switch (op) {
      case "sum" -> x.sum(rest(0));
      case "mean" -> x.mean(rest(0));
      case "var" -> x.var(rest(0));
      case "std" -> x.std(rest(0));
      case "amax" -> x.max(rest(0));
      case "amin" -> x.min(rest(0));
      case "logSumExp" -> x.logSumExp(rest(0));
      case "norm" -> x.norm(rest(0));
      case "pNorm" -> x.pNorm(number(0), whole(1));
      case "prod" -> x.prod(whole(0));
      case "cumsum" -> x.cumsum(whole(0));
      case "sort" -> x.sort(whole(0));
      case "topK" -> x.topK(whole(0), whole(1)).values();
      case "softmax" -> x.softmax(whole(0));
      case "logSoftmax" -> x.logSoftmax(whole(0));
      case "pickedCrossEntropy" -> x.logSoftmax(1).pick(rest(0)).neg();
      default -> function(x);
    };
  }

  private Tensor arranged(Tensor x) {
    return switch (op) {
      case "einsum" -> Tensor.einsum((String) args.getFirst(), x);
      case "diag" -> x.diag();
      case "trace" -> x.trace();
      case "tril" -> x.tril(whole(0));
      case "triu" -> x.triu(whole(0));
      case "permute" -> x.permute(rest(0));
      case "flip" -> x.flip(whole(0));
      case "pad" -> x.pad(whole(0));
      case "repeat" -> x.repeat(whole(0), whole(1));
      case "gather" -> x.gather(whole(0), rest(1));
      case "scatterAdd" -> x.scatterAdd(0, whole(0), rest(1));
      case "maxPool" -> x.maxPool(whole(0), window(1, 2, 3));
      case "avgPool" -> x.avgPool(whole(0), window(1, 2, -1));
      case "globalAvgPool" -> x.globalAvgPool();
      case "globalMaxPool" -> x.globalMaxPool();
      case "im2col" -> x.im2col(whole(0), whole(1), window(2, 3, 4));
      default -> reduced(x);
    };
  }

  private Tensor pairwise(Tensor x, Tensor y) {
    return switch (op) {
      case "add" -> x.add(y);
      case "sub" -> x.sub(y);
      case "mul" -> x.mul(y);
      case "div" -> x.div(y);
      case "pow" -> x.pow(y);
      case "max" -> x.max(y);
      case "min" -> x.min(y);
      case "atan2" -> x.atan2(y);
      case "prelu" -> x.prelu(y.size() == 1 ? y : y.reshape(y.size(), 1));
      case "mm" -> x.mm(y);
      case "dot" -> x.dot(y);
      case "outer" -> x.outer(y);
      case "kron" -> nabla.lab.Products.kron(x, y);
      case "stack" -> Tensor.stack(whole(0), x, y);
      case "concat" -> Tensor.concat(whole(0), x, y);
      case "einsum" -> Tensor.einsum((String) args.getFirst(), x, y);
      case "softmaxCrossEntropy" -> x.softmaxCrossEntropy(y);
      case "sigmoidCrossEntropy" -> x.sigmoidCrossEntropy(y);
      case "conv2d" -> x.conv2d(y, convolution());
      case "conv1d" -> x.conv1d(y, convolution());
      case "convTranspose2d" -> x.convTranspose2d(y, convolution(), whole(4));
      case "weightNorm" -> x.weightNorm(y);
      default -> throw new IllegalArgumentException("no operation " + op);
    };
  }

  private Tensor layered(Tensor x, Tensor gamma, Tensor beta, List<Tensor> all) {
    return switch (op) {
      case "batchNorm" -> x.batchNorm(gamma, beta, number(0));
      case "layerNorm" -> x.layerNorm(gamma, beta, number(0));
      case "groupNorm" -> x.groupNorm(whole(0), gamma, beta, number(1));
      case "einsum" -> Tensor.einsum((String) args.getFirst(), all.toArray(Tensor[]::new));
      default -> throw new IllegalArgumentException("no operation " + op);
    };
  }

  @Override
  public String toString() {
    return op + " " + args + " on " + inputs.stream().map(Array::shape).toList();
  }
}
