package nabla.grad;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Interrupted;
import nabla.array.Kernels;
import nabla.array.Shape;
import nabla.display.Bundle;
import nabla.display.Displayable;

/// An immutable array of numbers that remembers how it was computed, so that derivatives can be taken through it.
///
/// A value is there as soon as the line that computes it has run. A tensor is *tracked* when it is a parameter or depends on one;
/// only tracked results remember their operation and inputs. Optimisers alone write into parameters (`update`).
public final class Tensor implements Displayable {
  private static final AtomicLong IDS = new AtomicLong();

  private final Array value;
  private final Op op;
  private final List<Tensor> inputs;
  private final List<Array> saved;
  private final boolean tracked;
  private final String name;
  private final long id = IDS.incrementAndGet();
  private final int seen;
  private int version;
  private Tensor grad;

  private Tensor(Array value, Op op, List<Tensor> inputs, List<Array> saved, boolean tracked, String name) {
    this.value = value;
    this.op = op;
    this.inputs = inputs;
    this.saved = saved;
    this.tracked = tracked;
    this.name = name;
    this.seen = versions();
  }

  // Making

  /// A constant over this array (not copied; nobody may write into it any more).
  public static Tensor of(Array value) {
    return new Tensor(value, null, List.of(), List.of(), false, null);
  }

  /// A constant number.
  public static Tensor scalar(DType dtype, double value) {
    return of(Array.scalar(dtype, value));
  }

  /// A parameter: a named leaf that gradients are collected for. The array is copied.
  public static Tensor param(String name, Array value) {
    return new Tensor(value.copy(), null, List.of(), List.of(), true, name);
  }

  /// The result of an operation; part of the graph where an input is tracked and recording is on.
  public static Tensor apply(Op op, Tensor... inputs) {
    Interrupted.check();
    var in = List.of(inputs);
    var arrays = inputs.length == 1 ? List.of(inputs[0].value) : inputs.length == 2 ? List.of(inputs[0].value, inputs[1].value) : in.stream().map(Tensor::value).toList();
    var result = op.run(Kernels.best(), arrays);
    boolean tracked = op.differentiable() && anyTracked(inputs) && Recording.on();
    return tracked ? new Tensor(result.value(), op, in, result.saved(), true, null) : new Tensor(result.value(), null, List.of(), result.saved(), false, null);
  }

  private static boolean anyTracked(Tensor[] inputs) {
    for (var x : inputs)
      if (x.tracked) return true;
    return false;
  }

  // What it is

  public Array value() { return value; }
  public Shape shape() { return value.shape(); }
  public DType dtype() { return value.dtype(); }
  public int rank() { return value.rank(); }
  public int size() { return value.size(); }
  public int dim(int axis) { return value.dim(axis); }

  /// The operation that made this tensor, null for a leaf.
  public Op op() { return op; }

  /// The operands of `op`, empty for a leaf.
  public List<Tensor> inputs() { return inputs; }

  /// What the operation kept for its gradient.
  public Array saved(int i) { return saved.get(i); }

  /// Whether this is a parameter or depends on one.
  public boolean tracked() { return tracked; }

  /// The parameter's name, or null.
  public String name() { return name; }

  /// Grows with every tensor made: inputs are older than results.
  public long id() { return id; }

  /// The value of a one-element tensor.
  public double item() { return value.item(); }

  /// The element at these indices; negative ones count from the end.
  public double at(int... index) { return value.get(index); }

  /// All elements in row-major order, copied.
  public double[] toDoubles() { return value.toDoubles(); }

  // Derivatives

  /// Adds the gradient of this scalar to `grad()` of every parameter it depends on.
  public void backward() {
    if (size() != 1) throw new IllegalArgumentException("backward: needs one number to differentiate, this has shape " + shape() + "; sum or average it first");
    backward(of(Array.full(dtype(), shape(), 1)), false);
  }

  /// Adds the gradient of `Σ seed ⊙ this` to `grad()` of every parameter; with `createGraph` the gradients are differentiable again.
  public void backward(Tensor seed, boolean createGraph) {
    if (!tracked) throw new IllegalStateException("backward: nothing to differentiate, no parameter takes part; make one by param(\"w\", …)");
    var leaves = Graph.leaves(this);
    var gradients = Backward.pass(this, seed, leaves, createGraph);
    for (var leaf : leaves) {
      var g = gradients.get(leaf.id);
      if (g != null) leaf.grad = leaf.grad == null ? g : leaf.grad.add(g);
    }
  }

  /// The gradient collected by `backward`, null before.
  public Tensor grad() { return grad; }

  /// Forgets the gradient.
  public void clearGrad() { grad = null; }

  /// The same numbers as a constant.
  public Tensor detach() { return tracked ? of(value.copy()) : this; }

  /// Runs `work` without recording a graph.
  public static <T> T noGrad(Supplier<T> work) { return Recording.with(false, work); }

  /// Overwrites a parameter in place, as an optimiser's step does. Graphs made before know that they are stale.
  public void update(Array next) {
    if (op != null || !tracked) throw new IllegalStateException("update: only parameters change; this is " + (op == null ? "a constant" : "a result of " + op.name()));
    if (!next.shape().equals(shape())) throw new IllegalArgumentException("update: " + name + " has shape " + shape() + ", the new value " + next.shape());
    var numbers = next.cast(dtype()).copy();
    if (dtype() == DType.F32) System.arraycopy(numbers.f32(), 0, value.f32(), 0, size());
    else System.arraycopy(numbers.f64(), 0, value.f64(), 0, size());
    version++;
  }

  private int versions() {
    int sum = 0;
    for (int i = 0; i < inputs.size(); i++) sum += inputs.get(i).version;
    return sum;
  }

  void checkVersions() {
    if (seen == versions()) return;
    var changed = inputs.stream().filter(x -> x.version > 0).map(x -> x.name).findFirst().orElse("a parameter");
    throw new IllegalStateException("backward: " + changed + " was updated after this value was computed from it; compute the loss again first");
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

  private Tensor compare(Compare.Relation relation, Tensor b) { return apply(new Compare(relation), this, b); }

  /// This mask's choice: `a` where it is not 0, else `b`.
  public Tensor where(Tensor a, Tensor b) { return apply(new Where(), this, a, b); }

  // Functions of every element

  public Tensor abs() { return apply(new Powers.Abs(), this); }
  public Tensor square() { return apply(new Powers.Square(), this); }
  public Tensor sqrt() { return apply(new Powers.Sqrt(), this); }
  public Tensor exp() { return apply(new Powers.Exp(), this); }
  public Tensor log() { return apply(new Powers.Log(), this); }
  public Tensor sin() { return apply(new Trigonometry.Sin(), this); }
  public Tensor cos() { return apply(new Trigonometry.Cos(), this); }
  public Tensor tanh() { return apply(new Activation.Tanh(), this); }
  public Tensor sigmoid() { return apply(new Activation.Sigmoid(), this); }
  public Tensor relu() { return apply(new Activation.Relu(), this); }
  public Tensor softmax(int axis) { return apply(new Fused.Softmax(shape().axis(axis)), this); }
  public Tensor logSoftmax(int axis) { return apply(new Fused.LogSoftmax(shape().axis(axis)), this); }

  // Reducing; no axis named means all of them

  public Tensor sum(int... axes) { return apply(new Reduction.Sum(shape().mask(axes), false), this); }
  public Tensor mean(int... axes) { return apply(new Reduction.Mean(shape().mask(axes), false), this); }
  public Tensor max(int... axes) { return apply(new Reduction.Max(shape().mask(axes), false), this); }
  public Tensor min(int... axes) { return apply(new Reduction.Min(shape().mask(axes), false), this); }

  // Shaping

  public Tensor reshape(int... dims) { return apply(new Shaping.Reshape(value.reshape(dims).shape()), this); }
  public Tensor permute(int... order) { return apply(new Shaping.Permute(axes(order)), this); }
  public Tensor transpose(int a, int b) { return apply(Shaping.transpose(rank(), shape().axis(a), shape().axis(b)), this); }

  /// A matrix's transpose; of a stack of matrices, each one's.
  public Tensor t() {
    if (rank() < 2) throw new IllegalArgumentException("t: shape " + shape() + " is no matrix; reshape it to a row or a column first");
    return transpose(-1, -2);
  }

  /// A new axis of extent 1 in front of position `axis`; -1 appends it.
  public Tensor unsqueeze(int axis) { return reshape(shape().insert(axis < 0 ? axis + rank() + 1 : axis, 1).dims()); }
  public Tensor broadcastTo(int... dims) { return broadcastTo(Shape.of(dims)); }
  public Tensor broadcastTo(Shape to) { return apply(new Shaping.BroadcastTo(to), this); }
  public Tensor slice(int axis, int from, int to) { return slice(axis, from, to, 1); }
  public Tensor slice(int axis, int from, int to, int step) { return apply(new Shaping.Slice(shape().axis(axis), from, to, step), this); }
  public Tensor flip(int axis) { return apply(new Shaping.Flip(shape().axis(axis)), this); }

  /// The part at these leading indices: row i, entry (i, j) …
  public Tensor get(int... index) {
    var part = this;
    for (int i : index) part = part.first(i);
    return part;
  }

  private Tensor first(int index) {
    int i = index < 0 && rank() > 0 ? index + dim(0) : index;
    if (rank() == 0 || i < 0 || i >= dim(0)) throw new IndexOutOfBoundsException("get: index " + index + " is outside axis 0 of shape " + shape());
    var dims = shape().dims();
    return slice(0, i, i + 1).reshape(java.util.Arrays.copyOfRange(dims, 1, dims.length));
  }

  public Tensor gather(int axis, int... index) { return apply(new Indexing.Gather(shape().axis(axis), index.clone()), this); }

  private static List<Integer> axes(int[] order) {
    var axes = new ArrayList<Integer>();
    for (int a : order) axes.add(a < 0 ? a + order.length : a);
    return axes;
  }

  // Products

  /// The matrix product; a 1-D operand is a row on the left, a column on the right, and that axis goes, as in NumPy's `@`.
  public Tensor mm(Tensor b) {
    if (rank() > 1 && b.rank() > 1) return apply(new Contraction.MatMul(), this, b);
    if (rank() == 0 || b.rank() == 0) throw new IllegalArgumentException("mm: " + shape() + " · " + b.shape() + ": a number is no matrix; write * instead");
    var row = rank() == 1 ? reshape(1, size()) : this;
    var column = b.rank() == 1 ? b.reshape(b.size(), 1) : b;
    if (row.dim(-1) != column.dim(-2))
      throw new IllegalArgumentException("mm: " + shape() + " · " + b.shape() + ": inner sizes " + row.dim(-1) + " and " + column.dim(-2) + " differ");
    var y = apply(new Contraction.MatMul(), row, column);
    var drop = new boolean[y.rank()];
    drop[y.rank() - 2] = rank() == 1;
    drop[y.rank() - 1] = b.rank() == 1;
    return y.reshape(y.shape().reduced(drop, false).dims());
  }

  /// The same numbers in another format; a cast is transparent to gradients.
  public Tensor dtype(DType to) { return to == dtype() ? this : apply(new Cast(to), this); }

  @Override
  public Bundle display() { return Bundle.text(toString()); }

  /// The numbers as NumPy prints them, then shape and dtype.
  @Override
  public String toString() { return Printing.of(this); }
}
