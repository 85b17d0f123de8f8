package nabla.lab;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nabla.array.Rng;
import nabla.data.DataSet;
import nabla.grad.Tensor;
import nabla.loss.Loss;
import nabla.nn.Flat;
import nabla.nn.Layer;
import nabla.nn.Sequential;
import nabla.structure.Bagging;
import nabla.structure.Cascade;
import nabla.structure.Ensemble;
import nabla.structure.FlatMinimum;
import nabla.structure.MonteCarloDropout;
import nabla.structure.MultiTask;
import nabla.structure.Pruned;
import nabla.structure.Stacked;
import nabla.structure.Surgeon;
import nabla.structure.Tikhonov;
import nabla.structure.Transfer;
import nabla.train.Trainer;

/// Models made of models, grown, pruned and used again.
public final class Structures {
  private Structures() {}

  /// The mean of what several models give.
  public static Ensemble ensemble(Layer... members) { return new Ensemble(List.of(members), Ensemble.Vote.OUTPUTS); }

  /// Of classifiers: the mean of their probabilities, as logits.
  public static Ensemble votes(Layer... members) { return new Ensemble(List.of(members), Ensemble.Vote.PROBABILITIES); }

  /// k models, each trained by `learner` on a sample drawn with replacement; the mean of what they give.
  public static Bagging bagging(int k, DataSet data, Function<DataSet, Layer> learner) {
    return Bagging.train(k, data, Ensemble.Vote.OUTPUTS, Rng.session(), learner);
  }

  /// The expected squared error of the mean of k models whose errors have this variance and covariance.
  public static double ensembleError(double variance, double covariance, int k) { return Ensemble.error(variance, covariance, k); }

  /// Mean and spread of many passes with dropout on.
  public static MonteCarloDropout mcDropout(Layer model, Tensor x, int passes) {
    return MonteCarloDropout.of(model, x, passes, Rng.session());
  }

  /// A task of a multi-task loss: its loss, how many outputs it has, its weight.
  public static MultiTask.Task task(Loss loss, int outputs, double weight) { return new MultiTask.Task(loss, outputs, weight); }

  /// The weighted sum of the tasks' losses; NaN targets do not count.
  public static MultiTask multiTask(MultiTask.Task... tasks) { return new MultiTask(List.of(tasks)); }

  /// The first layers of a trained model, frozen, and a new head.
  public static Sequential transfer(Sequential trained, int keep, Layer... head) { return Transfer.of(trained, keep, head); }

  /// The model with nothing frozen any more.
  public static Layer thaw(Layer model) { return Transfer.thaw(model); }

  /// The model without this share of its weights, the smallest ones.
  public static Pruned prune(Layer model, double share) { return Pruned.magnitude(model, share); }

  /// Optimal Brain Surgeon and Damage for a trained model.
  public static Surgeon surgeon(Layer model, DataSet data, Loss loss) { return Surgeon.of(model, data, loss); }

  /// A network grown by cascade correlation until its mean squared error is at most `goal` or it has `most` units.
  public static Cascade.Growth cascade(DataSet data, int most, double goal) { return Cascade.grow(data, most, goal, Rng.session()); }

  /// A loss with λ times the flat-minimum penalty of a model, for a tolerance ε of its outputs.
  public static Loss flatMinimum(Loss loss, Layer model, double lambda, double epsilon) {
    return FlatMinimum.with(loss, model, lambda, epsilon);
  }

  /// `mean Σ |∂y/∂x|²`: what small input noise amounts to.
  public static Tensor tikhonov(Layer model, Tensor x) { return Tikhonov.of(model, x); }

  /// Autoencoders trained one after the other, `run` setting the optimiser and the epochs of each.
  public static Stacked stacked(DataSet data, Layer activation, UnaryOperator<Trainer> run, int... sizes) {
    return Stacked.train(data, activation, run, sizes);
  }

  /// A model as a function of one vector of all its parameters.
  public static Flat flat(Layer model) { return Flat.of(model); }
}
