package nabla.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nabla.data.DataSet;
import nabla.grad.Tensor;
import nabla.loss.Regression;
import nabla.nn.Blocks.Autoencoder;
import nabla.nn.Init;
import nabla.nn.Layer;
import nabla.nn.Linear;
import nabla.nn.Sequential;
import nabla.train.History;
import nabla.train.Trainer;

/// Autoencoders trained one after the other, each on the codes of the one before (P-6.11, P-6.12): what a deep network can start from.
public record Stacked(List<Autoencoder> stages, List<History> histories) {
  /// Trains one stage for each size: a linear layer with an activation, and a linear layer back. `how` sets the optimiser and the epochs of a run,
  /// `run -> run.optimizer(adam(0.01)).epochs(20)`; the loss is the mean squared error.
  public static Stacked train(DataSet data, Layer activation, UnaryOperator<Trainer> how, int... sizes) {
    if (sizes.length == 0) throw new IllegalArgumentException("stacked: give the size of at least one code");
    if (data.x().rank() != 2) throw new IllegalArgumentException("stacked: inputs must be rows, not " + data.x().shape());
    var stages = new ArrayList<Autoencoder>();
    var histories = new ArrayList<History>();
    var x = data.x();
    var rng = nabla.array.Rng.session();
    for (int size : sizes) {
      int width = x.dim(1);
      var stage = new Autoencoder(Sequential.of(Linear.of(width, size, true, Init.xavier(), rng), activation),
          Linear.of(size, width, true, Init.xavier(), rng));
      var run = Trainer.of(stage, new DataSet(data.name() + ", stage " + (stages.size() + 1), x, x, List.of())).loss(Regression::mse);
      histories.add(how.apply(run).run());
      stages.add(stage);
      x = Trainer.predict(stage.encoder(), x);
    }
    return new Stacked(List.copyOf(stages), List.copyOf(histories));
  }

  /// All encoders, first to last.
  public Sequential encoder() { return Sequential.of(stages.stream().map(Autoencoder::encoder).toArray(Layer[]::new)); }

  /// All encoders and all decoders: one deep autoencoder.
  public Autoencoder autoencoder() {
    return new Autoencoder(encoder(), Sequential.of(stages.reversed().stream().map(Autoencoder::decoder).toArray(Layer[]::new)));
  }

  /// The encoders with a new layer on top, to be trained as a whole with labels: fine-tuning.
  public Sequential with(Layer head) {
    var layers = new ArrayList<Layer>(encoder().layers());
    layers.add(head);
    return new Sequential(layers);
  }

  /// The codes of the last stage.
  public Tensor encode(Tensor x) { return Trainer.predict(encoder(), x); }
}
