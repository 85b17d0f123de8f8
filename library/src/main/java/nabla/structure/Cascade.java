package nabla.structure;

import java.util.ArrayList;
import java.util.List;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Interrupted;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.data.DataSet;
import nabla.grad.Tensor;
import nabla.math.Matrices;
import nabla.nn.Layer;
import nabla.nn.Mode;
import nabla.optim.Optimizer;
import nabla.optim.Signs;

/// A network that grows a unit at a time, each seeing the inputs and all earlier units (cascade correlation: Fahlman and Lebiere 1990; J-8.6.1).
///
/// `units.get(i)` holds the weights (1 + inputs + i, 1) of a tanh unit from the constant 1, the inputs and the earlier units; `out` the weights
/// (1 + inputs + units, outputs) of linear outputs.
public record Cascade(List<Tensor> units, Tensor out) implements Layer {
  private static final int CANDIDATES = 16, STEPS = 200;

  /// A grown network and its mean squared error with 0, 1, 2 … units.
  public record Growth(Cascade model, double[] errors) {}

  public Cascade { units = List.copyOf(units); }

  @Override
  public Tensor apply(Tensor x, Mode mode) {
    if (x.rank() != 2 || x.dim(1) != out.dim(0) - 1 - units.size())
      throw new IllegalArgumentException("cascade: expects " + (out.dim(0) - 1 - units.size()) + " inputs a row, got shape " + x.shape());
    var a = withOne(x.dtype(out.dtype()));
    for (var w : units) a = Tensor.concat(1, a, a.mm(w).tanh());
    return a.mm(out);
  }

  @Override
  public String title() { return "Cascade of " + units.size() + " units"; }

  /// `Σ_k |Σ_n (a_n − ā)(ε_nk − ε̄_k)|`: how much of the errors (n, outputs) a unit's activations (n,) go along with (J-8.22).
  ///
  /// The sign is taken for each output by itself; the notes' (8.24) has one sign for all and is wrong for more than one output.
  public static Tensor correlation(Tensor activations, Tensor errors) {
    if (activations.rank() != 1 || errors.rank() != 2 || activations.dim(0) != errors.dim(0))
      throw new IllegalArgumentException(
          "correlation: activations (n,) and errors (n, outputs), not " + activations.shape() + " and " + errors.shape());
    return correlations(activations.reshape(activations.size(), 1), errors);
  }

  /// The sum over candidates, the columns of `activations`: none has a gradient by another's weights.
  private static Tensor correlations(Tensor activations, Tensor errors) {
    return activations.sub(activations.mean(0)).t().mm(errors.sub(errors.mean(0))).abs().sum();
  }

  /// Grows until the mean squared error is at most `goal` or there are `most` units. Outputs are fitted by least squares, so the error never rises.
  public static Growth grow(DataSet data, int most, double goal, Rng rng) {
    if (data.size() == 0) throw new IllegalArgumentException("cascade: " + data.name() + " holds no examples");
    if (data.x().rank() != 2 || data.y().rank() != 2)
      throw new IllegalArgumentException("cascade: inputs and targets must be rows, not " + data.x().shape() + " and " + data.y().shape());
    var a = withOne(data.x().detach().dtype(DType.F64));
    var t = data.y().detach().dtype(DType.F64);
    var units = new ArrayList<Tensor>();
    var errors = new ArrayList<Double>();
    while (true) {
      Interrupted.check();
      var out = Tensor.of(Matrices.lstsq(a.value(), t.value()));
      var residual = a.mm(out).sub(t);
      errors.add(residual.square().mean().item());
      if (units.size() >= most || errors.getLast() <= goal) {
        var kept = new ArrayList<Tensor>();
        for (var w : units) kept.add(param("w" + kept.size(), w));
        return new Growth(new Cascade(kept, param("out", out)), errors.stream().mapToDouble(e -> e).toArray());
      }
      units.add(candidate(a, residual, rng));
      a = Tensor.concat(1, a, a.mm(units.getLast()).tanh());
    }
  }

  private static Tensor param(String name, Tensor w) { return Tensor.param(name, w.value().cast(DType.standard())); }

  /// The best of several candidates, all trained at once to go along with the errors.
  private static Tensor candidate(Tensor a, Tensor residual, Rng rng) {
    int width = a.dim(1);
    var w = Tensor.param("candidates", rng.normal(DType.F64, Shape.of(width, CANDIDATES), 0, 1));
    var ascent = Optimizer.of(new Signs.RProp(1.2, 0.5, 1e-6, 50, Signs.Turn.WAIT), 0.05);
    for (int i = 0; i < STEPS; i++) {
      Interrupted.check();
      correlations(a.mm(w).tanh(), residual).neg().backward();
      ascent.step(w);
    }
    return Tensor.noGrad(() -> {
      Tensor best = null;
      double most = -1;
      for (int c = 0; c < CANDIDATES; c++) {
        var one = w.slice(1, c, c + 1);
        double of = correlations(a.mm(one).tanh(), residual).item();
        if (of > most) best = one;
        most = Math.max(most, of);
      }
      return Tensor.of(best.value().copy());
    });
  }

  private static Tensor withOne(Tensor x) { return Tensor.concat(1, Tensor.of(Array.full(x.dtype(), Shape.of(x.dim(0), 1), 1)), x); }
}
