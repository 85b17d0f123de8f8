package nabla.grad;

import java.util.ArrayList;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Spares;

/// Goes back through a region block by block: from the gradient of its result to those of its operands, by the rules of its operations.
final class Pullback {
  /// Placeholders: which of its operands and its value a rule reads shows when it is asked for a derivative of these.
  private static final Tensor A = Tensor.scalar(DType.F32, 1), B = Tensor.scalar(DType.F32, 1), Y = Tensor.scalar(DType.F32, 1);

  private final Region region;
  private final int nodes;
  /// How many gradients come to a place, and the place of which it has the gradient: another one where that is handed on as it is.
  private final int[] uses, home;
  private final boolean[] wanted;
  private final Tensor[] targets;
  private final Array[] flat;
  private final Array seed;

  private Pullback(Region region, Tensor g, boolean over) {
    this.region = region;
    nodes = region.nodes().size();
    uses = new int[region.size()];
    home = new int[region.size()];
    wanted = new boolean[region.size()];
    targets = new Tensor[region.size()];
    flat = new Array[region.size()];
    seed = Blocks.flat(g.array());
    for (var places : region.places()) for (int place : places) uses[place]++;
    for (int i = 0; i < nodes; i++) for (int k = 0; k < region.places()[i].length; k++) if (tracked(region.places()[i][k])) plan(i, k);
    targets(g, over);
  }

  /// The gradient of each operand, null where it needs none, from that of the result, which is written over where `over` allows it.
  static Tensor[] of(Region region, Tensor g, boolean over) {
    var all = new Pullback(region, g, over);
    Blocks.run(region, all.wanted, blocks -> Recording.PASS.during(() -> all.block(blocks)));
    var gradients = new Tensor[region.operands().size()];
    for (int i = 0; i < gradients.length; i++) if (all.tracked(all.nodes + i)) gradients[i] = all.targets[all.home[all.nodes + i]];
    return gradients;
  }

  private boolean tracked(int place) {
    return place < nodes || region.operands().get(place - nodes).tensor().tracked();
  }

  // Planning

  private void plan(int node, int k) {
    var op = region.nodes().get(node).op;
    var in = region.places()[node];
    home[in[k]] = in[k];
    if (op instanceof Unary f && f.pull() != null) wanted[f.pull().ofValue() ? node : in[0]] = true;
    else {
      var d = derivative(op, k, A, B, Y);
      if (d == Constants.ONE && uses[in[k]] == 1) home[in[k]] = home[node];
      if (d == Constants.ONE || d == Constants.MINUS_ONE) return;
      wanted[node] |= d != A && d != B;
      wanted[in[0]] |= d != B;
      if (in.length > 1) wanted[in[1]] |= d != A;
    }
  }

  private static Tensor derivative(Op op, int k, Tensor a, Tensor b, Tensor y) {
    return op instanceof Unary f ? f.dx(a, y) : k == 0 ? ((Binary) op).da(a, b, y) : ((Binary) op).db(a, b, y);
  }

  /// An array for each gradient of an operand that is not handed on; `g` itself where it may be written over as it is read.
  private void targets(Tensor g, boolean over) {
    targets[0] = g;
    int first = region.places()[0][0];
    boolean free = over && region.nodes().getFirst().op instanceof Unary && uses[first] == 1 && home[first] == first;
    for (int i = nodes; i < home.length; i++) {
      int to = home[i];
      if (!tracked(i) || targets[to] != null) continue;
      targets[to] = free && to == first ? g : Tensor.of(Array.blank(g.dtype(), g.shape()));
      flat[to] = targets[to].array().reshape(g.size());
    }
  }

  // Blocks

  private Void block(Blocks blocks) {
    var gradients = new Array[home.length];
    gradients[0] = blocks.part(seed).broadcastTo(blocks.shape());
    for (int i = 0; i < nodes; i++) {
      var in = region.places()[i];
      for (int k = 0; k < in.length; k++) if (tracked(in[k])) gradients[in[k]] = sum(blocks, i, k, gradients[i], gradients[in[k]]);
    }
    return null;
  }

  /// The gradient of an input, from that of the node and what has come to the input before, if anything has.
  private Array sum(Blocks blocks, int node, int k, Array g, Array before) {
    int place = region.places()[node][k];
    if (home[place] != place) return g;
    var own = flat[place] != null ? blocks.part(flat[place]) : blocks.room(home.length + place);
    if (before == null) return part(blocks, node, k, g, own);
    Kernels.best().zipInto(new Arithmetic.Add(), before, part(blocks, node, k, g, blocks.room(2 * home.length)), own);
    return own;
  }

  /// What comes to an input from the gradient of the node: that itself, or what is written into `out`.
  private Array part(Blocks blocks, int node, int k, Array g, Array out) {
    var op = region.nodes().get(node).op;
    var in = region.places()[node];
    if (op instanceof Unary f && f.pull() != null) {
      Kernels.best().zipInto(f.pull(), g, blocks.value(f.pull().ofValue() ? node : in[0]), out);
      return out;
    }
    var made = new ArrayList<Object>();
    var outer = Spares.watch(made);
    try {
      var d = derivative(op, k, tensor(blocks, in[0], A), tensor(blocks, in[in.length - 1], B), tensor(blocks, node, Y));
      if (d == Constants.ONE) return g;
      if (d == Constants.MINUS_ONE) Kernels.best().mapInto(new Powers.Neg(), g, out);
      else Kernels.best().zipInto(new Arithmetic.Mul(), g, d.array(), out);
      return out;
    } finally {
      Spares.watch(outer);
      made.forEach(Spares::give);
    }
  }

  private static Tensor tensor(Blocks blocks, int place, Tensor otherwise) {
    return blocks.value(place) == null ? otherwise : Tensor.of(blocks.value(place));
  }
}
