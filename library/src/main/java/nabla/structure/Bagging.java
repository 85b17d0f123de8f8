package nabla.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nabla.array.Rng;
import nabla.data.DataSet;
import nabla.grad.Tensor;
import nabla.nn.Layer;
import nabla.train.Trainer;

/// Models trained on samples drawn with replacement, and their mean (C-9.15, P-6.7); `drawn` says which examples each has seen.
public record Bagging(Ensemble ensemble, List<int[]> drawn) {
  /// Trains k models: `learner` makes and trains one from a sample. What it draws from the session's source differs from member to member and is seeded.
  public static Bagging train(int k, DataSet data, Ensemble.Vote vote, Rng rng, Function<DataSet, Layer> learner) {
    if (k < 1) throw new IllegalArgumentException("bagging: there must be at least one member, not " + k);
    var members = new ArrayList<Layer>();
    var drawn = new ArrayList<int[]>();
    var outer = Rng.session();
    try {
      for (int i = 0; i < k; i++) {
        drawn.add(DataSet.bootstrap(data.size(), rng));
        Rng.use(rng.split());
        members.add(learner.apply(data.rows(drawn.getLast())));
      }
    } finally {
      Rng.use(outer);
    }
    return new Bagging(new Ensemble(members, vote), List.copyOf(drawn));
  }

  /// A metric on the examples each predicted by the members that have not seen it: an estimate of the test error without a test set.
  public double outOfBag(DataSet data, Trainer.Metric metric) {
    int n = data.size();
    var sums = new Tensor[n];
    var counts = new int[n];
    for (int m = 0; m < drawn.size(); m++) {
      var out = DataSet.undrawn(drawn.get(m), n);
      if (out.length == 0) continue;
      var y = Trainer.predict(ensemble.members().get(m), data.x().gather(0, out));
      if (ensemble.vote() == Ensemble.Vote.PROBABILITIES) y = y.softmax(-1);
      for (int i = 0; i < out.length; i++) {
        var row = y.slice(0, i, i + 1);
        sums[out[i]] = sums[out[i]] == null ? row : sums[out[i]].add(row);
        counts[out[i]]++;
      }
    }
    var seen = java.util.stream.IntStream.range(0, n).filter(i -> counts[i] > 0).toArray();
    if (seen.length == 0) throw new IllegalStateException("outOfBag: every member has seen every example; draw more members");
    var predictions = java.util.Arrays.stream(seen).mapToObj(i -> sums[i].div(counts[i])).toArray(Tensor[]::new);
    var y = Tensor.concat(0, predictions);
    return metric.of(ensemble.vote() == Ensemble.Vote.PROBABILITIES ? y.log() : y, data.y().gather(0, seen));
  }
}
