package nabla.nn;

import java.util.function.UnaryOperator;
import nabla.grad.Tensor;

/// A layer that acts in training and lets everything pass in test mode: noise, augmentation.
public record TrainingOnly(String title, UnaryOperator<Tensor> f) implements Layer {
  @Override
  public Tensor apply(Tensor x, Mode mode) { return mode == Mode.TRAIN ? f.apply(x) : x; }
}
