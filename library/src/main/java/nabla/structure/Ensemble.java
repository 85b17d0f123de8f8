package nabla.structure;

import java.util.List;
import nabla.grad.Tensor;
import nabla.nn.Layer;
import nabla.nn.Mode;
import nabla.nn.Trace;

/// Several models as one (C-9.14 … C-9.16, P-6.7). The mean of k models whose errors have variance v and covariance c has error `v/k + (k − 1) c/k`.
public record Ensemble(List<Layer> members, Vote vote) implements Layer {
  /// What is averaged: what the members give, or the probabilities that their logits mean (the result is then logits again, `ln` of the mean).
  public enum Vote {
    OUTPUTS, PROBABILITIES
  }

  public Ensemble {
    members = List.copyOf(members);
    if (members.isEmpty()) throw new IllegalArgumentException("ensemble: there are no members");
  }

  @Override
  public Tensor apply(Tensor x, Mode mode) {
    Tensor sum = null;
    for (int i = 0; i < members.size(); i++) {
      var y = Trace.step("members." + i, members.get(i), x, mode);
      if (vote == Vote.PROBABILITIES) y = y.softmax(-1);
      sum = sum == null ? y : sum.add(y);
    }
    var mean = sum.div(members.size());
    return vote == Vote.PROBABILITIES ? mean.log() : mean;
  }

  /// How much the members differ: the standard deviation of what is averaged, of the shape of a result.
  public Tensor spread(Tensor x) {
    return Tensor.noGrad(() -> {
      var each = members.stream().map(m -> vote == Vote.PROBABILITIES ? m.apply(x).softmax(-1) : m.apply(x)).toArray(Tensor[]::new);
      return Tensor.stack(0, each).std(0);
    });
  }

  /// The expected squared error of the mean of k models: `v/k + (k − 1) c/k` (C-9.14).
  public static double error(double variance, double covariance, int k) {
    if (k < 1) throw new IllegalArgumentException("ensemble: there must be at least one member, not " + k);
    return variance / k + (k - 1.0) / k * covariance;
  }

  /// The mean correlation between the errors of any two members; an error may be 0 or 1 for right and wrong. Members without any variation count as 0.
  public static double errorCorrelation(double[]... errors) {
    if (errors.length < 2) throw new IllegalArgumentException("errorCorrelation: needs the errors of at least two members");
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < errors.length; i++) for (int j = 0; j < i; j++, pairs++) sum += correlation(errors[i], errors[j]);
    return sum / pairs;
  }

  private static double correlation(double[] a, double[] b) {
    if (a.length != b.length || a.length == 0)
      throw new IllegalArgumentException("errorCorrelation: members have " + a.length + " and " + b.length + " errors");
    double ma = 0, mb = 0, ab = 0, aa = 0, bb = 0;
    for (int i = 0; i < a.length; i++) {
      ma += a[i] / a.length;
      mb += b[i] / a.length;
    }
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - ma) * (b[i] - mb);
      aa += (a[i] - ma) * (a[i] - ma);
      bb += (b[i] - mb) * (b[i] - mb);
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }

  @Override
  public String title() { return "Ensemble of " + members.size(); }
}
