package nabla.grad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.array.Window;

/// What every operation of the sealed tree is tried on.
final class OpTable {
  private static final int[][] ONE = {{}, {1}, {7}, {3, 4}, {0}};
  private static final int[][][] PAIRS = {{{}, {}}, {{1}, {1}}, {{7}, {7}}, {{3, 4}, {3, 4}}, {{3, 4}, {4}}, {{3, 1}, {1, 4}},
      {{2, 3, 4}, {3, 1}}, {{}, {7}}, {{0}, {1}}};
  private static final boolean[][] AXES = {{true, false}, {false, true}, {true, true}};

  private final Map<Class<?>, List<Sample>> samples = new LinkedHashMap<>();

  OpTable() {
    elements();
    reductions();
    shaping();
    indexing();
    products();
    images();
    layers();
  }

  /// All samples of an operation, none where the table lacks it.
  List<Sample> of(Class<?> op) {
    return samples.getOrDefault(op, List.of());
  }

  /// The operations that the table lacks.
  List<Class<?>> missing() {
    return operations().stream().filter(op -> of(op).isEmpty()).toList();
  }

  OpTable without(Class<?> op) {
    samples.remove(op);
    return this;
  }

  /// The operations of the sealed tree, the door for custom ones left out.
  static List<Class<?>> operations() {
    var found = new ArrayList<Class<?>>();
    walk(Op.class, found);
    return found;
  }

  private static void walk(Class<?> type, List<Class<?>> found) {
    if (type == Op.Custom.class) return;
    if (type.isSealed()) for (var part : type.getPermittedSubclasses()) walk(part, found);
    else found.add(type);
  }

  private void add(Sample sample) {
    samples.computeIfAbsent(sample.op().getClass(), c -> new ArrayList<>()).add(sample);
  }

  private void add(Op op, int[]... shapes) {
    add(Sample.of(op, shapes));
  }

  private static int[] dims(int... dims) {
    return dims;
  }

  private void elements() {
    var unary = List.<Op>of(new Powers.Neg(), new Powers.Abs(), new Powers.Square(), new Powers.Sqrt(), new Powers.Power(3),
        new Powers.Power(-1), new Powers.Power(0.5),
        new Powers.Power(0), new Powers.Exp(), new Powers.Log(), new Powers.Expm1(), new Powers.Log1p(), new Steps.Sign(),
        new Steps.Floor(), new Steps.Clip(-0.5, 1.5),
        new Trigonometry.Sin(), new Trigonometry.Cos(), new Trigonometry.Tan(), new Trigonometry.Atan(), new ErrorFunction.Erf(),
        new ErrorFunction.Erfc(),
        new Activation.Tanh(), new Activation.Sigmoid(), new Activation.Relu(), new Activation.Softplus(), new Activation.LeakyRelu(0.1),
        new Activation.Elu(1.3),
        new Activation.Selu(), new Activation.Gelu(), new Activation.Swish(), new Activation.HardTanh());
    for (var op : unary) for (var shape : ONE) add(op, shape);
    var binary = List.<Op>of(new Arithmetic.Add(), new Arithmetic.Sub(), new Arithmetic.Mul(), new Arithmetic.Div(), new Arithmetic.Pow(),
        new Arithmetic.Larger(),
        new Arithmetic.Smaller(), new Arithmetic.Prelu(), new Arithmetic.Atan2(), new CrossEntropy.SigmoidCrossEntropy());
    for (var op : binary) for (var pair : PAIRS) add(op, pair);
    for (var relation : Compare.Relation.values()) for (var pair : PAIRS) add(new Compare(relation), pair);
    for (var pair : PAIRS) {
      var choice = Sample.of(new Where(), pair);
      var mask = Array.of(new double[]{1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1}, Shape.of(3, 4));
      var shape = Shape.of(pair[0]).broadcast(Shape.of(pair[1]));
      var marks = shape.broadcast(mask.shape()) == null ? Array.full(DType.F64, Shape.SCALAR, 1) : mask;
      add(new Sample(new Where(), List.of(marks, choice.inputs().get(0), choice.inputs().get(1)), List.of(true, false, false)));
    }
  }

  private void reductions() {
    for (boolean keep : new boolean[]{false, true})
      for (var axes : AXES)
        for (var op : List.<Op>of(new Reduction.Sum(axes, keep), new Reduction.Mean(axes, keep), new Reduction.Var(axes, keep),
            new Reduction.Max(axes, keep),
            new Reduction.Min(axes, keep), new Reduction.LogSumExp(axes, keep), new Reduction.Norm(axes, keep))) {
              add(op, dims(3, 4));
              add(op, dims(1, 7));
            }
    var none = new boolean[0];
    for (var op : List.<Op>of(new Reduction.Sum(none, false), new Reduction.Mean(none, false), new Reduction.Var(none, false),
        new Reduction.Max(none, false),
        new Reduction.Min(none, false), new Reduction.LogSumExp(none, false), new Reduction.Norm(none, false)))
      add(op, dims());
    add(new Reduction.Sum(new boolean[]{true}, false), dims(0));
    add(new Reduction.Sum(new boolean[]{false, true}, false), dims(0, 3));
    for (int axis = 0; axis < 3; axis++) add(new Contraction.CumSum(axis), dims(2, 3, 4));
    add(new Contraction.CumSum(0), dims(7));
    add(new Contraction.CumSum(0), dims(0));
  }

  private void shaping() {
    add(new Cast(DType.F64), dims(3, 4));
    add(new Shaping.Reshape(Shape.of(2, 6)), dims(3, 4));
    add(new Shaping.Reshape(Shape.of(0, 5)), dims(0));
    add(new Shaping.Permute(List.of(2, 0, 1)), dims(2, 3, 4));
    add(new Shaping.Permute(List.of(1, 0)), dims(3, 4));
    add(new Shaping.BroadcastTo(Shape.of(2, 3, 4)), dims(3, 1));
    add(new Shaping.BroadcastTo(Shape.of(7)), dims());
    add(new Shaping.Slice(1, 1, 4, 2), dims(3, 4));
    add(new Shaping.Slice(0, 2, 2, 1), dims(3, 4));
    add(new Shaping.Spread(Shape.of(3, 5), 1, 0, 5, 2), dims(3, 3));
    add(new Shaping.Flip(0), dims(3, 4));
    add(new Shaping.Flip(0), dims(0));
    add(new Shaping.Pad(new int[]{1, 0}, new int[]{2, 1}, -3), dims(3, 4));
    add(new Shaping.Concat(1), dims(3, 4), dims(3, 1), dims(3, 0));
    add(new Shaping.Concat(0), dims(7), dims(1));
    add(new Diagonals.Diagonal(), dims(3, 4));
    add(new Diagonals.Diagonal(), dims(2, 4, 3));
    add(new Diagonals.OnDiagonal(3, 5), dims(2, 3));
    add(new Diagonals.OnDiagonal(7, 7), dims(7));
    add(new Diagonals.Trace(), dims(3, 4));
    add(new Diagonals.Trace(), dims(2, 3, 3));
    for (int k : new int[]{-1, 0, 2}) {
      add(new Diagonals.Triangle(true, k), dims(3, 4));
      add(new Diagonals.Triangle(false, k), dims(2, 4, 3));
    }
    add(new Sliding.Windows(1, 3, 2, 1), dims(2, 7));
    add(new Sliding.Windows(0, 2, 1, 3), dims(7, 2));
    add(new Sliding.Overlay(1, 7, 2, 1), dims(2, 3, 3));
    add(new Sliding.Overlay(0, 7, 1, 3), dims(4, 2, 2));
  }

  private void indexing() {
    add(new Indexing.Gather(0, new int[]{2, 0, 2}), dims(3, 4));
    add(new Indexing.Gather(1, new int[]{}), dims(3, 4));
    add(new Indexing.Gather(0, new int[]{6, 6, 1}), dims(7));
    add(new Indexing.ScatterAdd(0, new int[]{2, 0, 2}, Shape.of(4, 4)), dims(3, 4));
    add(new Indexing.ScatterAdd(1, new int[]{1, 1}, Shape.of(3, 2)), dims(3, 2));
    var index = Array.of(new double[]{3, 0, 1, 1, 2, 2}, Shape.of(3, 2));
    add(new Indexing.TakeAlong(1, index), dims(3, 4));
    add(new Indexing.PutAlong(1, index, 4), dims(3, 2));
    for (int axis = 0; axis < 2; axis++) {
      add(new Ranking.Sort(axis, false, axis + 3), dims(3, 4));
      add(new Ranking.Sort(axis, true, 2), dims(3, 4));
      add(new Ranking.ArgSort(axis, axis == 1), dims(3, 4));
      add(new Ranking.ArgMax(axis, axis == 1), dims(3, 4));
    }
    add(new Ranking.Sort(0, false, 0), dims(0));
  }

  private void products() {
    for (var pair : new int[][][]{{{3, 4}, {4, 2}}, {{1, 1}, {1, 1}}, {{2, 3, 4}, {2, 4, 5}}, {{2, 3, 4}, {4, 2}},
        {{2, 1, 3, 4}, {3, 4, 2}}, {{0, 4}, {4, 2}}, {{3, 0}, {0, 2}}})
      add(new Contraction.MatMul(), pair);
    add(new Contraction.Dot(), dims(7), dims(7));
    add(new Contraction.Outer(), dims(7), dims(3));
    add(new Einsum(List.of("ij", "jk"), "ik"), dims(3, 4), dims(4, 2));
    add(new Einsum(List.of("bij", "bjk"), "bik"), dims(2, 3, 4), dims(2, 4, 2));
    add(new Einsum(List.of("i", "ij", "j"), ""), dims(3), dims(3, 4), dims(4));
    add(new Einsum(List.of("ij"), "j"), dims(3, 4));
    add(new Einsum(List.of("ij", "k"), "kj"), dims(3, 4), dims(2));
    add(new Einsum(List.of("ij", "ij"), "ji"), dims(3, 4), dims(3, 4));
    add(new Einsum(List.of("nhqd", "nhkd"), "nhqk"), dims(2, 2, 3, 4), dims(2, 2, 5, 4));
  }

  private static final List<Window> WINDOWS = List.of(Window.PLAIN, Window.PLAIN.stride(2).padding(1),
      Window.PLAIN.dilation(2).padding(2, 1), Window.PLAIN.stride(1, 2).padding(0, 1));

  private void images() {
    for (var window : WINDOWS) {
      convolution(window, dims(2, 2, 5, 4), dims(3, 2, 3, 2));
      convolution(window.groups(2), dims(1, 4, 5, 4), dims(2, 2, 2, 2));
    }
    for (var op : List.of(Window.PLAIN.over(2, 2).stride(2), Window.PLAIN.over(3, 2).padding(1, 0),
        Window.PLAIN.over(2, 2).stride(1, 2).dilation(2, 1))) {
      var shape = dims(2, 2, 5, 4);
      add(new Pooling.MaxPool(op), shape);
      add(new Pooling.AvgPool(op), shape);
      add(new Pooling.AvgUnpool(op, Shape.of(shape)), dims(2, 2, op.rows("", 5), op.columns("", 4)));
    }
    convolution(Window.PLAIN, dims(0, 2, 5, 4), dims(3, 2, 3, 2));
  }

  private void convolution(Window window, int[] x, int[] w) {
    var y = window.result("conv2d", Shape.of(x), Shape.of(w)).dims();
    add(new Convolution.Conv2d(window), x, w);
    add(new Convolution.ToInput(window, Shape.of(x)), y, w);
    add(new Convolution.ToKernel(window, Shape.of(w)), x, y);
  }

  private void layers() {
    for (int axis = 0; axis < 2; axis++) {
      add(new Fused.Softmax(axis), dims(3, 4));
      add(new Fused.LogSoftmax(axis), dims(3, 4));
    }
    add(new Fused.Softmax(0), dims(1));
    add(new Fused.LogSoftmax(0), dims(1));
    add(new Fused.Maxout(1, 2), dims(3, 4));
    add(new Fused.Maxout(0, 3), dims(3, 4));
    add(new CrossEntropy.SoftmaxCrossEntropy(), dims(3, 4), dims(3, 4));
    add(new CrossEntropy.SoftmaxCrossEntropy(), dims(7), dims(7));
    add(new Normalization.BatchNorm(1e-3), dims(4, 3), dims(3), dims(3));
    add(new Normalization.BatchNorm(1e-3), dims(2, 3, 2, 2), dims(3), dims(3));
    add(new Normalization.LayerNorm(1, 1e-3), dims(3, 4), dims(4), dims(4));
    add(new Normalization.LayerNorm(2, 1e-3), dims(2, 3, 2), dims(3, 2), dims(3, 2));
    add(new Normalization.GroupNorm(2, 1e-3), dims(2, 4, 3), dims(4), dims(4));
    add(new Normalization.GroupNorm(3, 1e-3), dims(2, 3, 2, 2), dims(3), dims(3));
    add(new Normalization.WeightNorm(), dims(3, 4), dims(3));
    add(new Normalization.WeightNorm(), dims(2, 2, 2, 2), dims(2));
    var mask = new Rng(5).bernoulli(DType.F64, Shape.of(3, 4), 0.6);
    add(Sample.of(new Dropping.Dropout(0.4), dims(3, 4)).with(mask));
    add(Sample.of(new Dropping.AlphaDropout(0.4), dims(3, 4)).with(mask));
    add(Op.of("cube", x -> x.pow(3), (x, y, g) -> g.mul(x.square()).mul(3)), dims(3, 4));
    add(Op.of("product", Tensor::mul, (a, b, y, g) -> Arrays.asList(g.mul(b), g.mul(a))), dims(3, 4), dims(4));
  }
}
