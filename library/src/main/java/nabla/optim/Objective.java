package nabla.optim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Interrupted;
import nabla.array.Shape;
import nabla.grad.Grad;
import nabla.grad.Tensor;

/// A loss as a function of all parameters, which lie end to end in one vector θ of n numbers in F64.
public final class Objective {
  /// The loss and its gradient (n,) at a place θ (n,).
  public record Value(Tensor at, double loss, Tensor gradient) {
    /// How fast the loss changes along `d`: `∇f · d`.
    public double slope(Tensor d) { return gradient.dot(d).item(); }
  }

  private final Supplier<Tensor> loss;
  private final List<Tensor> parameters;
  private final Tensor start;
  private Value first;
  private int evaluations;

  Objective(Supplier<Tensor> loss, Collection<Tensor> parameters) {
    this.loss = loss;
    this.parameters = List.copyOf(parameters);
    if (this.parameters.isEmpty()) throw new IllegalArgumentException("step: there are no parameters to move");
    start = flat(this.parameters);
  }

  /// How many numbers θ has.
  public int size() { return start.size(); }

  /// How often the loss was computed.
  public int evaluations() { return evaluations; }

  /// The loss and its gradient where the step begins.
  public Value first() {
    if (first == null) first = at(start);
    return first;
  }

  /// The loss and its gradient at θ.
  public Value at(Tensor theta) {
    var y = evaluate(theta);
    return new Value(theta, y.item(), flat(Grad.of(y, parameters, false)));
  }

  /// The loss alone at θ.
  public double loss(Tensor theta) { return Tensor.noGrad(() -> evaluate(theta).item()); }

  /// `H v`, the Hessian at θ times a vector, at the price of two gradients.
  public Tensor hessianTimes(Tensor theta, Tensor v) {
    var slopes = Grad.of(evaluate(theta), parameters, true);
    return flat(Grad.of(along(slopes, v), parameters, false));
  }

  /// The Hessian (n, n) at θ, one row a backward pass.
  public Tensor hessian(Tensor theta) {
    var slopes = Grad.of(evaluate(theta), parameters, true);
    var rows = new ArrayList<Tensor>();
    for (int i = 0; i < size(); i++) {
      Interrupted.check();
      var unit = Array.zeros(DType.F64, start.shape());
      unit.raw(i, 1);
      rows.add(flat(Grad.of(along(slopes, Tensor.of(unit)), parameters, false)));
    }
    var h = Tensor.stack(0, rows.toArray(Tensor[]::new));
    return h.add(h.t()).mul(0.5);
  }

  private Tensor evaluate(Tensor theta) {
    Interrupted.check();
    write(theta);
    evaluations++;
    return loss.get();
  }

  private Tensor along(List<Tensor> slopes, Tensor v) {
    Tensor sum = null;
    int from = 0;
    for (int i = 0; i < slopes.size(); i++) {
      var p = parameters.get(i);
      var part = v.slice(0, from, from += p.size()).reshape(p.shape().dims());
      var term = slopes.get(i).mul(part).sum();
      sum = sum == null ? term : sum.add(term);
    }
    return sum;
  }

  /// Puts the numbers of θ into the parameters.
  void write(Tensor theta) {
    int from = 0;
    for (var p : parameters) p.update(theta.slice(0, from, from += p.size()).reshape(p.shape().dims()).value());
  }

  /// Puts the parameters back to where the step began.
  void undo() { write(start); }

  private static Tensor flat(List<Tensor> parts) {
    int n = parts.stream().mapToInt(Tensor::size).sum(), to = 0;
    var numbers = new double[n];
    for (var part : parts)
      for (double x : part.toDoubles()) numbers[to++] = x;
    return Tensor.of(Array.of(numbers, Shape.of(n)));
  }
}
