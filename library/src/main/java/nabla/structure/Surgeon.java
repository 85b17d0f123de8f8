package nabla.structure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nabla.array.Array;
import nabla.array.Shape;
import nabla.data.DataSet;
import nabla.grad.Grad;
import nabla.grad.Tensor;
import nabla.loss.Loss;
import nabla.nn.Flat;
import nabla.nn.Layer;

/// Optimal Brain Surgeon and Damage on a trained model: the exact Hessian of its loss on a data set, and weights deleted one by one (J-8.7.2, J-8.7.3).
///
/// It cuts where the loss is at a minimum: look at `gradientNorm()` and train on where it is not small. For models of up to 2 000 parameters.
public final class Surgeon {
  private static final int MOST = 2000;

  /// One deletion: which weight, what the quadratic predicted the loss to grow by, and the loss before and after.
  public record Cut(String weight, double predicted, double before, double after) {}

  private final Flat flat;
  private final DataSet data;
  private final Loss loss;
  private final double damping;
  private final double mostChange;
  private final boolean[] gone;

  private Surgeon(Flat flat, DataSet data, Loss loss, double damping, double mostChange, boolean[] gone) {
    this.flat = flat;
    this.data = data;
    this.loss = loss;
    this.damping = damping;
    this.mostChange = mostChange;
    this.gone = gone;
  }

  /// A surgeon for this model, without damping or limit.
  public static Surgeon of(Layer model, DataSet data, Loss loss) {
    var base = model instanceof Pruned p ? p.inner() : model;
    var flat = Flat.of(base);
    if (flat.size() > MOST)
      throw new IllegalArgumentException("surgeon: the Hessian of " + flat.size() + " parameters is too large; at most " + MOST);
    if (data.size() == 0) throw new IllegalArgumentException("surgeon: " + data.name() + " holds no examples");
    return new Surgeon(flat, data, loss, 0, Double.POSITIVE_INFINITY, model instanceof Pruned p ? p.removed() : new boolean[flat.size()]);
  }

  /// With `δ` added to the Hessian's diagonal, for minima with flat directions.
  public Surgeon damping(double delta) { return new Surgeon(flat, data, loss, delta, mostChange, gone); }

  /// With corrections of the other weights scaled down together where one exceeds `most`; the notes take 0.5.
  public Surgeon limit(double most) { return new Surgeon(flat, data, loss, damping, most, gone); }

  private Tensor lossAt(Tensor vector) { return loss.of(flat.at(vector).apply(data.x()), data.y()); }

  /// The loss as it is.
  public double loss() { return Tensor.noGrad(() -> lossAt(flat.vector())).item(); }

  /// The length of the loss's gradient by the weights that are left: near 0 at a minimum.
  public double gradientNorm() {
    var g = Grad.grad(this::lossAt).apply(flat.vector()).toDoubles();
    return Math.sqrt(IntStream.range(0, g.length).filter(i -> !gone[i]).mapToDouble(i -> g[i] * g[i]).sum());
  }

  /// The Hessian by all parameters (d, d), without damping.
  public Tensor hessian() { return Grad.hessian(this::lossAt, flat.vector()); }

  /// What Optimal Brain Damage predicts for each parameter, in the order of `Flat.vector()`; removed ones are NaN.
  public double[] damage() { return spread(Saliency.damage(left(hessian()), left())); }

  /// What Optimal Brain Surgeon predicts for each parameter, with the other weights making up for it; removed ones are NaN.
  public double[] saliencies() { return spread(Saliency.surgeon(left(hessian()), left())); }

  /// Deletes the weight (biases stay) that the loss is predicted to grow least by, corrects the others, and tells.
  public Cut cut() {
    double before = loss();
    int[] places = places();
    var hessian = left(hessian());
    var saliencies = Saliency.surgeon(hessian, left());
    var weights = flat.weights();
    int best = IntStream.range(0, places.length).filter(i -> weights.contains(places[i])).boxed()
        .min(java.util.Comparator.comparingDouble(i -> saliencies[i]))
        .orElseThrow(() -> new IllegalStateException("surgeon: no weight is left to delete"));
    var deletion = Saliency.delete(hessian, left(), best);
    var change = deletion.change().toDoubles();
    double largest = IntStream.range(0, change.length).filter(i -> i != best).mapToDouble(i -> Math.abs(change[i])).max().orElse(0);
    double scale = Math.min(1, mostChange / largest);
    var w = flat.vector().toDoubles();
    for (int i = 0; i < places.length; i++) w[places[i]] = i == best ? 0 : w[places[i]] + scale * change[i];
    flat.write(Array.of(w, Shape.of(w.length)));
    gone[places[best]] = true;
    return new Cut(flat.name(places[best]), deletion.increase(), before, loss());
  }

  /// Deletes so many weights, one after the other, with a new Hessian each time.
  public List<Cut> cut(int count) { return IntStream.range(0, count).mapToObj(_ -> cut()).toList(); }

  /// The model with what was deleted masked, so that training on does not bring it back.
  public Pruned model() { return Pruned.without(flat.model(), gone.clone()); }

  private int[] places() { return IntStream.range(0, gone.length).filter(i -> !gone[i]).toArray(); }

  private Tensor left() { return flat.vector().gather(0, places()); }

  private Tensor left(Tensor hessian) {
    var some = hessian.gather(0, places()).gather(1, places());
    if (damping == 0) return some;
    var x = some.toDoubles();
    int d = some.dim(0);
    for (int i = 0; i < d; i++) x[i * d + i] += damping;
    return Tensor.of(Array.of(x, some.shape()));
  }

  private double[] spread(double[] values) {
    var all = new double[gone.length];
    Arrays.fill(all, Double.NaN);
    var places = places();
    for (int i = 0; i < places.length; i++) all[places[i]] = values[i];
    return all;
  }
}
