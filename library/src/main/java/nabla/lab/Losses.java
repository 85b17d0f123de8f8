package nabla.lab;

import java.util.List;
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
  public static Tensor halfSquared(Tensor y, Tensor t) { return Regression.halfSquared(y, t); }
  public static Loss halfSquared() { return Regression::halfSquared; }

  /// `Σ (y − t)²` over everything.
  public static Tensor sumSquared(Tensor y, Tensor t) { return Regression.sumSquared(y, t); }
  public static Loss sumSquared() { return Regression::sumSquared; }

  /// `mean |y − t|`
  public static Tensor mae(Tensor y, Tensor t) { return Regression.mae(y, t); }
  public static Loss mae() { return Regression::mae; }
  public static Loss huber(double delta) { return Regression.huber(delta); }
  public static Loss gaussianNll(double std) { return Regression.gaussianNll(std); }

  /// Gaussian negative log-likelihood with a predicted variance, given as its logarithm.
  public static Tensor gaussianNll(Tensor mean, Tensor logVariance, Tensor t) { return Regression.gaussianNll(mean, logVariance, t); }
  public static Loss laplaceNll(double scale) { return Regression.laplaceNll(scale); }

  /// `−mean Σ t ln softmax(z)`, from logits.
  public static Tensor crossEntropy(Tensor logits, Tensor targets) { return Classification.crossEntropy(logits, targets); }
  public static Tensor crossEntropy(Tensor logits, int... labels) { return Classification.crossEntropy(logits, labels); }
  public static Loss crossEntropy() { return Classification::crossEntropy; }
  public static Loss smoothedCrossEntropy(double epsilon) { return Classification.smoothedCrossEntropy(epsilon); }

  /// `mean(−t ln σ(z) − (1 − t) ln(1 − σ(z)))`, from logits.
  public static Tensor binaryCrossEntropy(Tensor logits, Tensor targets) { return Classification.binaryCrossEntropy(logits, targets); }
  public static Loss binaryCrossEntropy() { return Classification::binaryCrossEntropy; }

  /// ε spread over the other K − 1 classes only (C147 9.11).
  public static Loss spreadCrossEntropy(double epsilon) { return Classification.spreadCrossEntropy(epsilon); }

  /// From probabilities instead of logits.
  public static Tensor categoricalNll(Tensor p, Tensor targets) { return Classification.categoricalNll(p, targets); }
  public static Loss categoricalNll() { return Classification::categoricalNll; }
  public static Tensor binaryNll(Tensor p, Tensor targets) { return Classification.binaryNll(p, targets); }
  public static Loss binaryNll() { return Classification::binaryNll; }

  /// Cross-entropy of every pixel: (images, classes, height, width).
  public static Loss pixelCrossEntropy() { return Classification::pixelCrossEntropy; }
  public static Tensor hinge(Tensor scores, Tensor targets) { return Classification.hinge(scores, targets); }
  public static Loss hinge() { return Classification::hinge; }
  public static Loss perceptron() { return Classification::perceptron; }

  /// The fraction of rows that are classified right.
  public static double accuracy(Tensor scores, Tensor targets) { return Classification.accuracy(scores, targets); }

  public static Penalty l2(double lambda) { return Penalty.l2(lambda); }
  public static Penalty l1(double lambda) { return Penalty.l1(lambda); }

  /// `λ Σ (w/w₀)²/(1 + (w/w₀)²)`: counts weights beyond w₀, which is 0.2 unless given (JKU 8.11).
  public static Penalty elimination(double lambda) { return elimination(lambda, 0.2); }
  public static Penalty elimination(double lambda, double scale) { return Penalty.elimination(lambda, scale); }

  /// `λ Σ ln(1 + w²)`
  public static Penalty cauchy(double lambda) { return Penalty.cauchy(lambda); }

  /// `λ ln(1 + Σ w²)`
  public static Penalty logPenalty(double lambda) { return Penalty.log(lambda); }

  /// `½ λ Σ (w − w₀)²`, the given weights in the order of the weights.
  public static Penalty distance(double lambda, Tensor... given) { return Penalty.distance(lambda, List.of(given)); }

  /// `−λ Σ ln Σ_k π_k N(w; μ_k, σ_k²)`
  public static Penalty softSharing(double lambda, Tensor logits, Tensor means, Tensor logStds) {
    return Penalty.softSharing(lambda, logits, means, logStds);
  }

  /// `λ Σ_j KL(ρ ‖ mean of unit j)`, of activations in (0, 1).
  public static Penalty sparsity(double lambda, double rho) { return Penalty.sparsity(lambda, rho); }

  /// A training run: name `.loss(…)`, `.optimizer(…)`, `.epochs(…)`, then `.run()`.
  public static Trainer train(Layer model, DataSet data) {
    return Trainer.of(model, data).curve(metrics -> Pictures.curve("epoch", metrics));
  }

  /// A model's results in test mode.
  public static Tensor predict(Layer model, Tensor x) { return Trainer.predict(model, x); }
}
