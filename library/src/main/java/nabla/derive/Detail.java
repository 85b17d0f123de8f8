package nabla.derive;

import java.util.HashMap;
import nabla.grad.CrossEntropy;
import nabla.grad.Graph;
import nabla.grad.Tensor;

/// A graph with fused losses written out: softmax and the logarithm, sigmoid and the two logarithms. Data become leaves, so that what is made of them is recorded.
final class Detail {
  private Detail() {}

  static Tensor of(Tensor loss) {
    var written = new HashMap<Long, Tensor>();
    for (var node : Graph.nodes(loss)) {
      var in = node.inputs().stream().map(x -> written.get(x.id())).toArray(Tensor[]::new);
      written.put(node.id(), switch (node.op()) {
        case null -> node.tracked() || node.size() == 1 ? node : Deriver.data(node);
        case CrossEntropy.SoftmaxCrossEntropy op -> in[1].mul(in[0].softmax(-1).log()).sum(-1).neg();
        case CrossEntropy.SigmoidCrossEntropy op -> {
          var p = in[0].sigmoid();
          yield in[1].mul(p.log()).add(one(p).sub(in[1]).mul(one(p).sub(p).log())).neg();
        }
        default -> Tensor.apply(node.op(), in);
      });
    }
    return written.get(loss.id());
  }

  private static Tensor one(Tensor like) {
    return Tensor.scalar(like.dtype(), 1);
  }
}
