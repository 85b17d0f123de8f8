package nabla.grad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Interrupted;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.array.Spares;
import nabla.array.Window;
import nabla.display.Bundle;
import nabla.display.Displayable;

/// An immutable array of numbers that remembers how it was computed, so that derivatives can be taken through it.
///
/// A value is there, for whoever looks, as soon as the line that computes it has run, and its errors are told there; a big sum, product or cheap function
/// in a graph may be computed only when somebody looks or needs it (`Late`), from its operands as they were. A tensor is *tracked* when it is a parameter or depends on one;
/// only they, and masks made from them, remember their operation and inputs. Optimisers alone write into parameters (`update`).
public final class Tensor implements Displayable {
  private static final AtomicLong IDS = new AtomicLong();

  private final Shape shape;
  private final DType dtype;
  /// A leaf's numbers, and what the operation that made them kept besides; null for a result that is part of a graph.
  private Array value;
  private final List<Array> saved;
  /// How a result was computed, null for a leaf.
  private final Node node;
  private final boolean tracked;
  private final String name;
  private final long id = IDS.incrementAndGet();
  private int version;
  /// Whether something computed from a parameter may need its numbers as they are, though they are updated.
  private boolean lent;
  private Tensor grad;
  /// Whether the gradient's storage is this parameter's alone and nobody has been shown it.
  private boolean owned;

  private Tensor(Array value, List<Array> saved, boolean tracked, String name) {
    this.shape = value.shape();
    this.dtype = value.dtype();
    this.value = value;
    this.saved = saved;
    this.node = null;
    this.tracked = tracked;
    this.name = name;
  }

  private Tensor(Array value, Node node, boolean tracked) {
    this.shape = value.shape();
    this.dtype = value.dtype();
    this.saved = null;
    this.node = node;
    this.tracked = tracked;
    this.name = null;
  }

  /// A late result.
  private Tensor(Node node) {
    var like = Late.like(node.inputs);
    this.shape = like.shape;
    this.dtype = like.dtype;
    this.saved = null;
    this.node = node;
    this.tracked = true;
    this.name = null;
  }

  // Making

  /// A constant over this array (not copied; nobody may write into it any more).
  public static Tensor of(Array value) {
    return new Tensor(value, List.of(), false, null);
  }

  /// A constant number.
  public static Tensor scalar(DType dtype, double value) {
    return of(Array.scalar(dtype, value));
  }

  /// A parameter: a named leaf that gradients are collected for. The array is copied.
  public static Tensor param(String name, Array value) {
    return new Tensor(value.copy(), List.of(), true, name);
  }

  /// The result of an operation; part of the graph where an input is tracked and recording is on.
  public static Tensor apply(Op op, Tensor... inputs) {
    Interrupted.check();
    var now = Recording.now();
    if (now == Recording.ON && Late.fits(op, inputs)) return new Tensor(new Node(op, List.of(inputs)));
    boolean trusted = Holdings.trusts(op);
    var result = op.run(Kernels.best(), operands(now == Recording.ON && !trusted ? Recording.OFF : now, inputs));
    return result(now, trusted, op, result, inputs);
  }

  private static List<Array> operands(Recording how, Tensor[] inputs) {
    if (inputs.length == 1) return List.of(inputs[0].operand(how));
    if (inputs.length == 2) return List.of(inputs[0].operand(how), inputs[1].operand(how));
    var arrays = new Array[inputs.length];
    for (int i = 0; i < arrays.length; i++) arrays[i] = inputs[i].operand(how);
    return List.of(arrays);
  }

  /// The numbers for an operation; those that may stay with others than the graph are not recycled.
  private Array operand(Recording how) {
    if (node == null) return value;
    return how == Recording.ON ? node.operand() : how == Recording.PASS ? node.array() : node.value();
  }

  private static Tensor result(Recording now, boolean trusted, Op op, Op.Result result, Tensor[] inputs) {
    if (now != Recording.ON || !anyRecorded(inputs)) return new Tensor(result.value(), result.saved(), false, null);
    boolean tracked = op.differentiable() && anyTracked(inputs);
    return new Tensor(result.value(), new Node(op, List.of(inputs), result, tracked && trusted), tracked);
  }

  /// The result of an operation whose value has been written over that of its first input, which nobody has been shown.
  static Tensor over(Op op, Tensor... inputs) {
    var now = Recording.now();
    var written = operands(now, inputs).getFirst();
    if (inputs[0].node != null) inputs[0].node.overwritten();
    return result(now, true, op, new Op.Result(written, List.of()), inputs);
  }

  /// Masks remember how they were made, so that a graph can be computed again and printed, though no gradient passes them.
  private static boolean anyRecorded(Tensor[] inputs) {
    for (var x : inputs)
      if (x.tracked || x.node != null) return true;
    return false;
  }

  private static boolean anyTracked(Tensor[] inputs) {
    for (var x : inputs)
      if (x.tracked) return true;
    return false;
  }

  // What it is

  /// The numbers, row-major or as a view. Nobody may write into them.
  public Array value() { return node == null ? value : node.value(); }

  /// The numbers for a moment: who holds on to them takes `value`.
  Array array() { return node == null ? value : node.array(); }

  public Shape shape() { return shape; }
  public DType dtype() { return dtype; }
  public int rank() { return shape.rank(); }
  public int size() { return shape.size(); }
  public int dim(int axis) { return shape.dim(axis); }

  /// The operation that made this tensor, null for a leaf.
  public Op op() { return node == null ? null : node.op; }

  /// The operands of `op`, empty for a leaf.
  public List<Tensor> inputs() { return node == null ? List.of() : node.inputs; }

  /// What the operation kept for its gradient.
  public Array saved(int i) { return node == null ? saved.get(i) : node.saved(i); }

  /// The same for a moment: who holds on to it takes `saved`.
  Array lentSaved(int i) { return node == null ? saved.get(i) : node.passing(i); }

  /// Whether this is a parameter or depends on one.
  public boolean tracked() { return tracked; }

  /// The parameter's name, or null.
  public String name() { return name; }

  /// Grows with every tensor made: inputs are older than results.
  public long id() { return id; }

  /// The value of a one-element tensor.
  public double item() { return value().item(); }

  /// The element at these indices; negative ones count from the end.
  public double at(int... index) { return value().get(index); }

  /// All elements in row-major order, copied.
  public double[] toDoubles() { return value().toDoubles(); }

  // Derivatives

  /// Adds the gradient of this scalar to `grad()` of every parameter it depends on.
  public void backward() {
    if (size() != 1) throw new IllegalArgumentException(
        "backward: needs one number to differentiate, this has shape " + shape() + "; sum or average it first");
    backward(of(Array.full(dtype(), shape(), 1)), false);
  }

  /// Adds the gradient of `Σ seed ⊙ this` to `grad()` of every parameter; with `createGraph` the gradients are differentiable again.
  public void backward(Tensor seed, boolean createGraph) {
    if (!tracked)
      throw new IllegalStateException("backward: nothing to differentiate, no parameter takes part; make one by param(\"w\", …)");
    Backward.toLeaves(this, seed, createGraph, Tensor::collect);
  }

  private static void collect(Tensor leaf, Tensor g, boolean sole) {
    synchronized (leaf) {
      var sum = leaf.grad;
      if (sum == null) {
        leaf.grad = g;
        leaf.owned = sole;
        return;
      }
      if (leaf.owned && g.node == null && Holdings.fits(sum.value, g.value)) Kernels.best().mix(sum.value, 1, g.value, 1);
      else {
        leaf.grad = sum.add(g);
        if (leaf.grad.node != null) sole = leaf.owned = false;
        if (leaf.owned) Spares.give(sum.value.storage());
        leaf.owned = leaf.grad.node == null;
      }
      if (sole) Spares.give(g.value.storage());
    }
  }

  /// The gradient collected by `backward`, null before.
  public synchronized Tensor grad() {
    owned = false;
    return grad;
  }

  /// The gradient for an optimiser's step, which keeps nothing of it: `clearGrad` recycles its storage, unless `grad()` has been asked for.
  public Tensor lentGrad() { return grad; }

  /// Forgets the gradient.
  public synchronized void clearGrad() {
    if (owned) Spares.give(grad.value.storage());
    grad = null;
    owned = false;
  }

  /// The same numbers as a constant.
  public Tensor detach() { return tracked ? of(value().copy()) : this; }

  /// Runs `work` without recording a graph.
  public static <T> T noGrad(Supplier<T> work) { return Recording.OFF.during(work); }

  /// Overwrites a parameter in place, as an optimiser's step does. Graphs made before know that they are stale.
  public void update(Array next) {
    if (!next.shape().equals(shape()))
      throw new IllegalArgumentException("update: " + name + " has shape " + shape() + ", the new value " + next.shape());
    var numbers = next.cast(dtype()).copy();
    update(own -> {
      if (dtype() == DType.F32) System.arraycopy(numbers.f32(), 0, own.f32(), 0, size());
      else System.arraycopy(numbers.f64(), 0, own.f64(), 0, size());
    });
  }

  /// Lets an optimiser's step write into a parameter's own numbers, which are row-major. Graphs made before know that they are stale.
  public void update(Consumer<Array> step) {
    if (node != null || !tracked) throw new IllegalStateException(
        "update: only parameters change; this is " + (node == null ? "a constant" : "a result of " + op().name()));
    if (lent) value = Spares.unwatched(value::copy);
    lent = false;
    step.accept(value);
    version++;
  }

  int version() { return node == null ? version : node.version(); }

  // What becomes of the numbers of a graph, see `Node`

  /// How this was computed, null for a leaf.
  Node node() { return node; }

  boolean holds(Object storage) { return node == null ? value.storage() == storage : node.holds(storage); }

  /// How many numbers the next update has to copy if these are to be had later as they are now.
  long owed() { return node != null ? node.owed() : version > 0 ? size() : 0; }

  /// A parameter's numbers, which stay as they are from now on; null for others, which never change.
  Array lend() {
    if (node != null) return node.lend();
    if (!tracked) return null;
    lent = true;
    return value;
  }

  // Arithmetic

  public Tensor add(Tensor b) { return apply(new Arithmetic.Add(), this, b); }
  public Tensor sub(Tensor b) { return apply(new Arithmetic.Sub(), this, b); }
  public Tensor mul(Tensor b) { return apply(new Arithmetic.Mul(), this, b); }
  public Tensor div(Tensor b) { return apply(new Arithmetic.Div(), this, b); }
  public Tensor pow(Tensor b) { return apply(new Arithmetic.Pow(), this, b); }
  public Tensor add(double b) { return add(scalar(dtype(), b)); }
  public Tensor sub(double b) { return sub(scalar(dtype(), b)); }
  public Tensor mul(double b) { return mul(scalar(dtype(), b)); }
  public Tensor div(double b) { return div(scalar(dtype(), b)); }
  public Tensor pow(double p) { return apply(new Powers.Power(p), this); }
  public Tensor max(Tensor b) { return apply(new Arithmetic.Larger(), this, b); }
  public Tensor min(Tensor b) { return apply(new Arithmetic.Smaller(), this, b); }
  public Tensor neg() { return apply(new Powers.Neg(), this); }

  /// Masks of 0 and 1.
  public Tensor gt(Tensor b) { return compare(Compare.Relation.GT, b); }
  public Tensor ge(Tensor b) { return compare(Compare.Relation.GE, b); }
  public Tensor lt(Tensor b) { return compare(Compare.Relation.LT, b); }
  public Tensor le(Tensor b) { return compare(Compare.Relation.LE, b); }
  public Tensor eq(Tensor b) { return compare(Compare.Relation.EQ, b); }
  public Tensor ne(Tensor b) { return compare(Compare.Relation.NE, b); }
  public Tensor gt(double b) { return gt(scalar(dtype(), b)); }
  public Tensor ge(double b) { return ge(scalar(dtype(), b)); }
  public Tensor lt(double b) { return lt(scalar(dtype(), b)); }
  public Tensor le(double b) { return le(scalar(dtype(), b)); }
  public Tensor eq(double b) { return eq(scalar(dtype(), b)); }
  public Tensor ne(double b) { return ne(scalar(dtype(), b)); }

  /// The angle of the point `(b, this)`.
  public Tensor atan2(Tensor b) { return apply(new Arithmetic.Atan2(), this, b); }

  private Tensor compare(Compare.Relation relation, Tensor b) { return apply(new Compare(relation), this, b); }

  /// This mask's choice: `a` where it is not 0, else `b`.
  public Tensor where(Tensor a, Tensor b) { return apply(new Where(), this, a, b); }

  // Functions of every element

  public Tensor abs() { return apply(new Powers.Abs(), this); }
  public Tensor square() { return apply(new Powers.Square(), this); }
  public Tensor sqrt() { return apply(new Powers.Sqrt(), this); }
  public Tensor exp() { return apply(new Powers.Exp(), this); }
  public Tensor expm1() { return apply(new Powers.Expm1(), this); }
  public Tensor log() { return apply(new Powers.Log(), this); }
  public Tensor log1p() { return apply(new Powers.Log1p(), this); }
  public Tensor sign() { return apply(new Steps.Sign(), this); }
  public Tensor floor() { return apply(new Steps.Floor(), this); }

  /// The numbers within the bounds, the nearer bound beyond them.
  public Tensor clip(double low, double high) { return apply(new Steps.Clip(low, high), this); }
  public Tensor sin() { return apply(new Trigonometry.Sin(), this); }
  public Tensor cos() { return apply(new Trigonometry.Cos(), this); }
  public Tensor tan() { return apply(new Trigonometry.Tan(), this); }
  public Tensor atan() { return apply(new Trigonometry.Atan(), this); }
  public Tensor erf() { return apply(new ErrorFunction.Erf(), this); }
  public Tensor erfc() { return apply(new ErrorFunction.Erfc(), this); }
  public Tensor tanh() { return apply(new Activation.Tanh(), this); }
  public Tensor sigmoid() { return apply(new Activation.Sigmoid(), this); }
  public Tensor softplus() { return apply(new Activation.Softplus(), this); }
  public Tensor relu() { return apply(new Activation.Relu(), this); }

  /// Slope 0.01 for negative numbers.
  public Tensor leakyRelu() { return leakyRelu(0.01); }
  public Tensor leakyRelu(double slope) { return apply(new Activation.LeakyRelu(slope), this); }

  /// A trained slope for negative numbers; it broadcasts.
  public Tensor prelu(Tensor slope) { return apply(new Arithmetic.Prelu(), this, slope); }
  public Tensor elu() { return elu(1); }
  public Tensor elu(double alpha) { return apply(new Activation.Elu(alpha), this); }
  public Tensor selu() { return apply(new Activation.Selu(), this); }
  public Tensor gelu() { return apply(new Activation.Gelu(), this); }
  public Tensor swish() { return apply(new Activation.Swish(), this); }
  public Tensor hardTanh() { return apply(new Activation.HardTanh(), this); }

  /// The largest of each `pieces` neighbouring units of the last axis.
  public Tensor maxout(int pieces) { return apply(new Fused.Maxout(shape().axis(-1), pieces), this); }
  public Tensor softmax(int axis) { return apply(new Fused.Softmax(shape().axis(axis)), this); }
  public Tensor logSoftmax(int axis) { return apply(new Fused.LogSoftmax(shape().axis(axis)), this); }

  // Reducing; no axis named means all of them

  public Tensor sum(int... axes) { return apply(new Reduction.Sum(shape().mask(axes), false), this); }
  public Tensor mean(int... axes) { return apply(new Reduction.Mean(shape().mask(axes), false), this); }

  /// The mean squared distance from the mean: divided by n, as NumPy does, not by n − 1.
  public Tensor var(int... axes) { return apply(new Reduction.Var(shape().mask(axes), false), this); }

  /// `√var`.
  public Tensor std(int... axes) { return var(axes).sqrt(); }
  public Tensor max(int... axes) { return apply(new Reduction.Max(shape().mask(axes), false), this); }
  public Tensor min(int... axes) { return apply(new Reduction.Min(shape().mask(axes), false), this); }
  public Tensor logSumExp(int... axes) { return apply(new Reduction.LogSumExp(shape().mask(axes), false), this); }

  /// The Euclidean length `√Σ x²`.
  public Tensor norm(int... axes) { return apply(new Reduction.Norm(shape().mask(axes), false), this); }

  /// The p-norm `(Σ |x|ᵖ)^(1/p)`; for p = ∞ the largest magnitude.
  public Tensor pNorm(double p, int... axes) {
    if (!(p >= 1)) throw new IllegalArgumentException("pNorm: p is at least 1, not " + p);
    if (p == 1) return abs().sum(axes);
    if (p == 2) return norm(axes);
    return Double.isInfinite(p) ? abs().max(axes) : abs().pow(p).sum(axes).pow(1 / p);
  }

  /// The product along an axis, right where factors are 0.
  public Tensor prod(int axis) {
    int a = shape().axis(axis);
    var rest = this;
    if (dim(a) == 0) rest = of(Array.full(dtype(), shape().with(a, 1), 1));
    while (rest.dim(a) > 1) {
      int n = rest.dim(a), half = n / 2;
      var pairs = rest.slice(a, 0, half).mul(rest.slice(a, half, 2 * half));
      rest = n % 2 == 0 ? pairs : concat(a, pairs, rest.slice(a, n - 1, n));
    }
    return rest.squeeze(a);
  }

  /// The running sum along an axis.
  public Tensor cumsum(int axis) { return apply(new Contraction.CumSum(shape().axis(axis)), this); }

  /// The place of the largest number along an axis, which goes; of all numbers where no axis is named. A constant.
  public Tensor argmax(int axis) { return apply(new Ranking.ArgMax(shape().axis(axis), false), this); }
  public Tensor argmax() { return reshape(size()).argmax(0); }
  public Tensor argmin(int axis) { return apply(new Ranking.ArgMax(shape().axis(axis), true), this); }
  public Tensor argmin() { return reshape(size()).argmin(0); }

  /// The numbers along an axis in ascending order.
  public Tensor sort(int axis) { return apply(new Ranking.Sort(shape().axis(axis), false, dim(axis)), this); }

  /// The places of the numbers along an axis in ascending order. A constant.
  public Tensor argsort(int axis) { return apply(new Ranking.ArgSort(shape().axis(axis), false), this); }

  /// The k largest numbers along an axis, largest first, and their places.
  public TopK topK(int k, int axis) {
    if (k < 0 || k > dim(axis))
      throw new IllegalArgumentException("topK: axis " + axis + " of shape " + shape() + " has no " + k + " numbers");
    var values = apply(new Ranking.Sort(shape().axis(axis), true, k), this);
    return new TopK(values, of(values.saved(0)));
  }

  /// Numbers (differentiable) and their places (constants) along the axis they were chosen from.
  public record TopK(Tensor values, Tensor indices) {}

  // Shaping

  public Tensor reshape(int... dims) { return apply(new Shaping.Reshape(array().reshape(dims).shape()), this); }
  public Tensor permute(int... order) { return apply(new Shaping.Permute(axes(order)), this); }
  public Tensor transpose(int a, int b) { return apply(Shaping.transpose(rank(), shape().axis(a), shape().axis(b)), this); }

  /// A matrix's transpose; of a stack of matrices, each one's.
  public Tensor t() {
    if (rank() < 2) throw new IllegalArgumentException("t: shape " + shape() + " is no matrix; reshape it to a row or a column first");
    return transpose(-1, -2);
  }

  /// The axes from `first` on become one.
  public Tensor flatten(int first) {
    int a = shape().axis(first), n = 1;
    for (int i = a; i < rank(); i++) n *= dim(i);
    var dims = Arrays.copyOf(shape().dims(), a + 1);
    dims[a] = n;
    return reshape(dims);
  }

  /// Without these axes, which have extent 1; without all such axes where none is named.
  public Tensor squeeze(int... axes) {
    var drop = new boolean[rank()];
    for (int i = 0; i < drop.length; i++) drop[i] = axes.length == 0 && dim(i) == 1;
    for (int a : axes)
      if (dim(a) == 1) drop[shape().axis(a)] = true;
      else throw new IllegalArgumentException("squeeze: axis " + a + " of shape " + shape() + " has extent " + dim(a) + ", not 1");
    return reshape(shape().reduced(drop, false).dims());
  }

  /// A new axis of extent 1 in front of position `axis`; -1 appends it.
  public Tensor unsqueeze(int axis) {
    int a = axis < 0 ? axis + rank() + 1 : axis;
    if (a < 0 || a > rank()) throw new IllegalArgumentException("unsqueeze: position " + axis + " is outside shape " + shape());
    return reshape(shape().insert(a, 1).dims());
  }

  public Tensor broadcastTo(int... dims) { return broadcastTo(Shape.of(dims)); }
  public Tensor broadcastTo(Shape to) { return apply(new Shaping.BroadcastTo(to), this); }
  public Tensor slice(int axis, int from, int to) { return slice(axis, from, to, 1); }
  public Tensor slice(int axis, int from, int to, int step) { return apply(new Shaping.Slice(shape().axis(axis), from, to, step), this); }
  public Tensor flip(int axis) { return apply(new Shaping.Flip(shape().axis(axis)), this); }

  /// A border of a value around all axes: `before[i]` and `after[i]` entries at the two ends of axis i.
  public Tensor pad(int[] before, int[] after, double value) { return apply(new Shaping.Pad(before.clone(), after.clone(), value), this); }

  /// A border of zeros of this width at both ends of the last two axes, as images get it.
  public Tensor pad(int width) {
    if (rank() < 2) throw new IllegalArgumentException("pad: shape " + shape() + " has no image; name the borders of each axis");
    var border = new int[rank()];
    border[rank() - 1] = border[rank() - 2] = width;
    return pad(border, border, 0);
  }

  /// Each entry of an axis `times` times in a row: a, a, b, b.
  public Tensor repeat(int times, int axis) { return copies(times, shape().axis(axis), 1); }

  /// The whole axis `times` times in a row: a, b, a, b.
  public Tensor tile(int times, int axis) { return copies(times, shape().axis(axis), 0); }

  private Tensor copies(int times, int axis, int inner) {
    var dims = shape().with(axis, Math.multiplyExact(dim(axis), times)).dims();
    return unsqueeze(axis + inner).broadcastTo(shape().insert(axis + inner, times)).reshape(dims);
  }

  /// One after the other along an axis.
  public static Tensor concat(int axis, Tensor... parts) {
    if (parts.length == 0) throw new IllegalArgumentException("concat: needs at least one tensor");
    return apply(new Shaping.Concat(parts[0].shape().axis(axis)), parts);
  }

  /// One after the other along a new axis.
  public static Tensor stack(int axis, Tensor... parts) {
    var opened = new Tensor[parts.length];
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].shape().equals(parts[0].shape()))
        throw new IllegalArgumentException("stack: shapes " + parts[0].shape() + " and " + parts[i].shape() + " differ");
      opened[i] = parts[i].unsqueeze(axis);
    }
    return concat(axis, opened);
  }

  /// The parts of an axis of these extents, which add up to its own; views.
  public List<Tensor> split(int axis, int... extents) {
    int sum = 0;
    for (int n : extents) sum = Math.addExact(sum, n);
    if (sum != dim(axis))
      throw new IllegalArgumentException("split: parts of " + sum + " do not make up axis " + axis + " of shape " + shape());
    var parts = new ArrayList<Tensor>();
    int at = 0;
    for (int n : extents) parts.add(slice(axis, at, at += n));
    return parts;
  }

  /// A vector as the diagonal of a matrix; of a matrix (or each of a stack), its diagonal.
  public Tensor diag() {
    return rank() == 1 ? apply(new Diagonals.OnDiagonal(size(), size()), this) : apply(new Diagonals.Diagonal(), this);
  }

  /// The sum of a matrix's diagonal.
  public Tensor trace() { return apply(new Diagonals.Trace(), this); }

  /// The entries on and below the main diagonal, zeros above.
  public Tensor tril() { return tril(0); }

  /// The entries on and below diagonal k (1 lies above the main one), zeros above.
  public Tensor tril(int k) { return apply(new Diagonals.Triangle(false, k), this); }

  /// The entries on and above the main diagonal, zeros below.
  public Tensor triu() { return triu(0); }

  /// The entries on and above diagonal k (1 lies above the main one), zeros below.
  public Tensor triu(int k) { return apply(new Diagonals.Triangle(true, k), this); }

  /// Windows of `extent` elements, `step` apart: axis n becomes (windows, extent); a view.
  public Tensor windows(int axis, int extent, int step) { return apply(new Sliding.Windows(shape().axis(axis), extent, step, 1), this); }

  /// The part at these leading indices: row i, entry (i, j) …
  public Tensor get(int... index) {
    var part = this;
    for (int i : index) part = part.first(i);
    return part;
  }

  private Tensor first(int index) {
    int i = index < 0 && rank() > 0 ? index + dim(0) : index;
    if (rank() == 0 || i < 0 || i >= dim(0))
      throw new IndexOutOfBoundsException("get: index " + index + " is outside axis 0 of shape " + shape());
    var dims = shape().dims();
    return slice(0, i, i + 1).reshape(Arrays.copyOfRange(dims, 1, dims.length));
  }

  /// The rows (on another axis: columns …) of these indices, in this order, repeats allowed.
  public Tensor gather(int axis, int... index) { return apply(new Indexing.Gather(shape().axis(axis), index.clone()), this); }

  /// Row i of this added to row `index[i]` of zeros with `extent` rows (on another axis: columns …).
  public Tensor scatterAdd(int axis, int extent, int... index) {
    int a = shape().axis(axis);
    return apply(new Indexing.ScatterAdd(a, index.clone(), shape().with(a, extent)), this);
  }

  /// For each entry of `index` the number at that index of the axis, at the entry's own place on the other axes.
  public Tensor takeAlong(int axis, Tensor index) { return apply(new Indexing.TakeAlong(shape().axis(axis), index.value()), this); }

  /// One number a row: that of column `index[i]`, as a loss needs the log-probability of each label.
  public Tensor pick(int... index) {
    var column = new double[index.length];
    for (int i = 0; i < column.length; i++) column[i] = index[i];
    return takeAlong(-1, of(Array.of(column, Shape.of(column.length, 1)))).squeeze(-1);
  }

  private static List<Integer> axes(int[] order) {
    var axes = new ArrayList<Integer>();
    for (int a : order) axes.add(a < 0 ? a + order.length : a);
    return axes;
  }

  // Products

  /// `f(this · w + bias)`, the same numbers and graph as step by step, each written over the one before; bias and f may be null.
  public Tensor linear(Tensor w, Tensor bias, Unary f) {
    return rank() > 1 && w.rank() > 1 ? Over.chain(mm(w), bias, f) : Over.separate(mm(w), bias, f);
  }

  /// The matrix product; a 1-D operand is a row on the left, a column on the right, and that axis goes, as in NumPy's `@`.
  public Tensor mm(Tensor b) {
    if (rank() > 1 && b.rank() > 1) return apply(new Contraction.MatMul(), this, b);
    if (rank() == 0 || b.rank() == 0)
      throw new IllegalArgumentException("mm: " + shape() + " · " + b.shape() + ": a number is no matrix; write * instead");
    var row = rank() == 1 ? reshape(1, size()) : this;
    var column = b.rank() == 1 ? b.reshape(b.size(), 1) : b;
    if (row.dim(-1) != column.dim(-2))
      throw new IllegalArgumentException(
          "mm: " + shape() + " · " + b.shape() + ": inner sizes " + row.dim(-1) + " and " + column.dim(-2) + " differ");
    var y = apply(new Contraction.MatMul(), row, column);
    var drop = new boolean[y.rank()];
    drop[y.rank() - 2] = rank() == 1;
    drop[y.rank() - 1] = b.rank() == 1;
    return y.reshape(y.shape().reduced(drop, false).dims());
  }

  /// The inner product of two vectors.
  public Tensor dot(Tensor b) { return apply(new Contraction.Dot(), this, b); }

  /// All products of an entry of this vector and one of `b`: `a bᵀ`.
  public Tensor outer(Tensor b) { return apply(new Contraction.Outer(), this, b); }

  /// Einstein's sum, as NumPy writes it: `einsum("bij,bjk->bik", a, b)`. Repeated letters within an operand take its diagonal, `...` any axes.
  public static Tensor einsum(String formula, Tensor... operands) { return EinsumFormula.of(formula, operands); }

  // Images: (images, channels, height, width)

  /// The convolution (cross-correlation) with kernels (kernels, channels / groups, height, width).
  public Tensor conv2d(Tensor w) { return conv2d(w, Window.PLAIN); }
  public Tensor conv2d(Tensor w, Window options) { return apply(new Convolution.Conv2d(options), this, w); }

  /// `f(this ∗ w + bias)`, the same numbers and graph as step by step, each written over the one before; bias and f may be null.
  public Tensor conv2d(Tensor w, Window options, Tensor bias, Unary f) { return Over.chain(conv2d(w, options), bias, f); }

  /// The same for sequences (examples, channels, length) and kernels (kernels, channels / groups, length).
  public Tensor conv1d(Tensor w) { return conv1d(w, Window.PLAIN); }
  public Tensor conv1d(Tensor w, Window options) {
    if (rank() != 3 || w.rank() != 3)
      throw new IllegalArgumentException("conv1d: " + shape() + " ∗ " + w.shape() + ": input and kernel need three axes");
    return unsqueeze(2).conv2d(w.unsqueeze(2), options.flat()).squeeze(2);
  }

  /// The transposed convolution: what `conv2d` with these options and kernels (channels of this, channels / groups of the result, height, width)
  /// takes back to its input; `extra` rows and columns are added at the end where several inputs are possible.
  public Tensor convTranspose2d(Tensor w, Window options, int extra) {
    return Convolution.transposed(this, w, options, extra);
  }
  public Tensor convTranspose2d(Tensor w) { return convTranspose2d(w, Window.PLAIN, 0); }

  /// The largest number of each window of this size, side by side unless the options name a stride.
  public Tensor maxPool(int size) { return maxPool(size, Window.PLAIN.stride(size)); }
  public Tensor maxPool(int size, Window options) { return apply(new Pooling.MaxPool(options.over(size, size)), this); }

  /// The mean of each window of this size, side by side unless the options name a stride; padding counts as zeros.
  public Tensor avgPool(int size) { return avgPool(size, Window.PLAIN.stride(size)); }
  public Tensor avgPool(int size, Window options) { return apply(new Pooling.AvgPool(options.over(size, size)), this); }

  /// The mean (the largest) of each channel: (images, channels).
  public Tensor globalAvgPool() { return images("globalAvgPool").mean(2, 3); }
  public Tensor globalMaxPool() { return images("globalMaxPool").max(2, 3); }

  private Tensor images(String name) {
    if (rank() == 4) return this;
    throw new IllegalArgumentException(name + ": shape " + shape() + " is not (images, channels, height, width)");
  }

  /// What each window sees, as rows: (images, rows · columns, channels · height · width), so that a convolution is
  /// `x.im2col(h, w, options).mm(kernels.flatten(1).t())`.
  public Tensor im2col(int height, int width, Window options) {
    var window = options.over(height, width);
    int rows = window.rows("im2col", images("im2col").dim(2)), columns = window.columns("im2col", dim(3));
    int[] border = {0, 0, window.padY(), window.padX()};
    var down = apply(new Sliding.Windows(2, height, window.strideY(), window.dilationY()), pad(border, border, 0));
    var both = apply(new Sliding.Windows(4, width, window.strideX(), window.dilationX()), down);
    return both.permute(0, 2, 4, 1, 3, 5).reshape(dim(0), rows * columns, dim(1) * height * width);
  }

  // Layers and losses

  /// `−Σ t ln softmax(x)` over the last axis, one number a row; targets are probabilities.
  public Tensor softmaxCrossEntropy(Tensor targets) { return apply(new CrossEntropy.SoftmaxCrossEntropy(), this, targets); }

  /// `−t ln σ(x) − (1 − t) ln(1 − σ(x))` of every element.
  public Tensor sigmoidCrossEntropy(Tensor targets) { return apply(new CrossEntropy.SigmoidCrossEntropy(), this, targets); }

  /// Standardised over the batch, each channel (axis 1) by itself, then scaled and shifted; `saved(0)` and `saved(1)` are mean and variance.
  public Tensor batchNorm(Tensor gamma, Tensor beta, double epsilon) {
    return apply(new Normalization.BatchNorm(epsilon), this, gamma, beta);
  }

  /// Standardised over the axes that `gamma` has, each example by itself, then scaled and shifted.
  public Tensor layerNorm(Tensor gamma, Tensor beta, double epsilon) {
    return apply(new Normalization.LayerNorm(gamma.rank(), epsilon), this, gamma, beta);
  }

  /// Standardised over groups of channels, each example by itself, then scaled and shifted.
  public Tensor groupNorm(int groups, Tensor gamma, Tensor beta, double epsilon) {
    return apply(new Normalization.GroupNorm(groups, epsilon), this, gamma, beta);
  }

  /// The rows of this (index of axis 0) with these lengths.
  public Tensor weightNorm(Tensor lengths) { return apply(new Normalization.WeightNorm(), this, lengths); }

  /// Each number dropped with probability p, the others divided by 1 − p; the mask is drawn from `rng` now.
  public Tensor dropout(double p, Rng rng) { return apply(new Dropping.Dropout(p), this, of(rng.bernoulli(dtype(), shape(), 1 - p))); }

  /// Dropout for SELU networks, which keeps mean 0 and variance 1; the mask is drawn from `rng` now.
  public Tensor alphaDropout(double p, Rng rng) {
    return apply(new Dropping.AlphaDropout(p), this, of(rng.bernoulli(dtype(), shape(), 1 - p)));
  }

  /// The same numbers in another format; a cast is transparent to gradients.
  public Tensor dtype(DType to) { return to == dtype() ? this : apply(new Cast(to), this); }

  @Override
  public Bundle display() { return Bundle.text(toString()); }

  /// The numbers as NumPy prints them, then shape and dtype.
  @Override
  public String toString() { return Printing.of(this); }
}
