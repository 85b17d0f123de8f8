package nabla.loss;

import nabla.array.Array;
import nabla.array.Shape;
import nabla.grad.Tensor;

/// Losses for classes. Targets are one-hot rows (or any probabilities); scores and logits are (examples, classes).
public final class Classification {
  private Classification() {}

  /// `−mean Σ t ln softmax(z)`, from logits; its gradient by z is (p − t)/N.
  public static Tensor crossEntropy(Tensor logits, Tensor targets) {
    Loss.same("crossEntropy", logits, targets);
    return logits.softmaxCrossEntropy(targets).mean();
  }

  /// The same with class numbers as targets.
  public static Tensor crossEntropy(Tensor logits, int... labels) {
    return crossEntropy(logits, oneHot("crossEntropy", logits, labels));
  }

  /// Cross-entropy with targets smoothed: 1 − ε for the class, and ε spread over all K classes.
  public static Loss smoothedCrossEntropy(double epsilon) {
    if (!(epsilon >= 0 && epsilon < 1)) throw new IllegalArgumentException("smoothedCrossEntropy: ε must lie in [0, 1), not " + epsilon);
    return (z, t) -> crossEntropy(z, t.mul(1 - epsilon).add(epsilon / t.dim(-1)));
  }

  /// The same where ε is spread over the K − 1 other classes only, as C147 9.11 has it: the largest probability learned is 1 − ε.
  public static Loss spreadCrossEntropy(double epsilon) {
    if (!(epsilon >= 0 && epsilon < 1)) throw new IllegalArgumentException("spreadCrossEntropy: ε must lie in [0, 1), not " + epsilon);
    return (z, t) -> {
      double rest = epsilon / Math.max(1, t.dim(-1) - 1);
      return crossEntropy(z, t.mul(1 - epsilon - rest).add(rest));
    };
  }

  /// `−mean Σ t ln p`, from probabilities; logits are safer.
  public static Tensor categoricalNll(Tensor p, Tensor targets) {
    Loss.same("categoricalNll", p, targets);
    return p.max(Regression.like(p, 1e-30)).log().mul(targets).sum(-1).mean().neg();
  }

  /// `mean(−t ln σ(z) − (1 − t) ln(1 − σ(z)))`, from logits.
  public static Tensor binaryCrossEntropy(Tensor logits, Tensor targets) {
    Loss.same("binaryCrossEntropy", logits, targets);
    return logits.sigmoidCrossEntropy(targets).mean();
  }

  /// The same from probabilities, kept 1e-7 away from 0 and 1.
  public static Tensor binaryNll(Tensor p, Tensor targets) {
    Loss.same("binaryNll", p, targets);
    var q = p.max(Regression.like(p, 1e-7)).min(Regression.like(p, 1 - 1e-7));
    return targets.mul(q.log()).add(targets.neg().add(1).mul(q.neg().add(1).log())).mean().neg();
  }

  /// Cross-entropy of every pixel: logits and targets are (images, classes, height, width).
  public static Tensor pixelCrossEntropy(Tensor logits, Tensor targets) {
    Loss.same("pixelCrossEntropy", logits, targets);
    return logits.logSoftmax(1).mul(targets).sum(1).mean().neg();
  }

  /// The multi-class hinge: `mean Σ_{j ≠ y} max(0, z_j − z_y + 1)`.
  public static Tensor hinge(Tensor scores, Tensor targets) {
    Loss.same("hinge", scores, targets);
    var right = scores.mul(targets).sum(-1).unsqueeze(-1);
    return scores.sub(right).add(1).relu().mul(targets.neg().add(1)).sum(-1).mean();
  }

  /// The perceptron criterion for targets ±1: `mean max(0, −t y)`; only mistakes count.
  public static Tensor perceptron(Tensor scores, Tensor targets) {
    Loss.same("perceptron", scores, targets);
    return scores.mul(targets).neg().relu().mean();
  }

  /// The fraction of rows whose largest entry is where the target's is.
  public static double accuracy(Tensor scores, Tensor targets) {
    Loss.same("accuracy", scores, targets);
    return scores.argmax(-1).eq(targets.argmax(-1)).mean().item();
  }

  private static Tensor oneHot(String name, Tensor logits, int... labels) {
    if (logits.rank() != 2 || logits.dim(0) != labels.length)
      throw new IllegalArgumentException(name + ": " + labels.length + " labels for logits of shape " + logits.shape());
    int classes = logits.dim(1);
    var x = Array.zeros(logits.dtype(), Shape.of(labels.length, classes));
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes)
        throw new IndexOutOfBoundsException(name + ": label " + labels[i] + " of example " + i + " is not one of 0 to " + (classes - 1));
      x.raw(i * classes + labels[i], 1);
    }
    return Tensor.of(x);
  }
}
