package nabla.lab;

import nabla.data.DataSet;
import nabla.grad.Tensor;
import nabla.loss.Classification;
import nabla.loss.Loss;
import nabla.loss.Penalty;
import nabla.loss.Regression;
import nabla.nn.Layer;
import nabla.train.Trainer;

/// Losses, penalties and training. A loss without arguments is the loss itself, for `train`.
public final class Losses {
  private Losses() {}

  /// `mean (y − t)²`
  public static Tensor mse(Tensor y, Tensor t) { return Regression.mse(y, t); }
  public static Loss mse() { return Regression::mse; }

  /// `½ Σ (y − t)²` over outputs, mean over examples.
  public static Loss halfSquared() { return Regression::halfSquared; }

  /// `mean |y − t|`
  public static Tensor mae(Tensor y, Tensor t) { return Regression.mae(y, t); }
  public static Loss mae() { return Regression::mae; }
  public static Loss huber(double delta) { return Regression.huber(delta); }
  public static Loss gaussianNll(double std) { return Regression.gaussianNll(std); }
  public static Loss laplaceNll(double scale) { return Regression.laplaceNll(scale); }

  /// `−mean Σ t ln softmax(z)`, from logits.
  public static Tensor crossEntropy(Tensor logits, Tensor targets) { return Classification.crossEntropy(logits, targets); }
  public static Tensor crossEntropy(Tensor logits, int... labels) { return Classification.crossEntropy(logits, labels); }
  public static Loss crossEntropy() { return Classification::crossEntropy; }
  public static Loss smoothedCrossEntropy(double epsilon) { return Classification.smoothedCrossEntropy(epsilon); }

  /// `mean(−t ln σ(z) − (1 − t) ln(1 − σ(z)))`, from logits.
  public static Tensor binaryCrossEntropy(Tensor logits, Tensor targets) { return Classification.binaryCrossEntropy(logits, targets); }
  public static Loss binaryCrossEntropy() { return Classification::binaryCrossEntropy; }
  public static Loss hinge() { return Classification::hinge; }
  public static Loss perceptron() { return Classification::perceptron; }

  /// The fraction of rows that are classified right.
  public static double accuracy(Tensor scores, Tensor targets) { return Classification.accuracy(scores, targets); }

  public static Penalty l2(double lambda) { return Penalty.l2(lambda); }
  public static Penalty l1(double lambda) { return Penalty.l1(lambda); }

  /// A training run: name `.loss(…)`, `.optimizer(…)`, `.epochs(…)`, then `.run()`.
  public static Trainer train(Layer model, DataSet data) { return Trainer.of(model, data).curve(Pictures::curve); }

  /// A model's results in test mode.
  public static Tensor predict(Layer model, Tensor x) { return Trainer.predict(model, x); }
}
