package nabla.grad;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Spares;

/// How a tensor was computed, and what is left of that: the numbers are there until a backward pass, the last that could need them, has recycled
/// their storage. Who asks later gets them computed again, from the operands as they were.
///
/// A pass may recycle what no one else can hold: the numbers of an operation of the library's own that were never handed out (`value`), when every
/// operation that took them as an operand has been visited by this pass and no other pass is on its way. The state says so in one number, so that
/// threads which share a graph agree: `KEPT` for good, `GONE`, or how many operations took the numbers, plus `PASS` for each pass under way.
final class Node {
  private static final int KEPT = -1, GONE = -2, PASS = 1 << 20;
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Node.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Op op;
  final List<Tensor> inputs;
  private final int seen;
  /// The operand in whose storage the numbers lie, for a view; null for numbers with storage of their own.
  private final Tensor base;
  private Array value;
  private List<Array> saved;
  /// The numbers of the parameters among the operands as they were, once our own have gone; null where those are only told to be stale.
  private Array[] origins;
  private volatile int state;

  Node(Op op, List<Tensor> inputs, Op.Result result, boolean recyclable) {
    this.op = op;
    this.inputs = inputs;
    this.seen = versions();
    value = result.value();
    saved = result.saved();
    base = base(inputs, value.storage());
    if (!recyclable || value.size() < Spares.LEAST) STATE.set(this, KEPT);
  }

  private static Tensor base(List<Tensor> inputs, Object storage) {
    for (int i = 0; i < inputs.size(); i++)
      if (inputs.get(i).holds(storage)) return inputs.get(i);
    return null;
  }

  boolean holds(Object storage) {
    var there = value;
    return there != null && there.storage() == storage;
  }

  // Looking

  /// The numbers, for whoever may hold on to them.
  Array value() {
    keep();
    return array();
  }

  /// What the operation kept for its gradient, for whoever may hold on to it.
  Array saved(int i) {
    keep();
    return passing(i);
  }

  /// The numbers for an operation that joins the graph.
  Array operand() {
    for (int s; (s = state) >= 0;) {
      int next = (s & PASS - 1) == PASS - 1 ? KEPT : s + 1;
      if (STATE.compareAndSet(this, s, next)) break;
    }
    return array();
  }

  /// The numbers for a pass, which does not hold on to them.
  Array array() {
    var there = value;
    return there != null ? there : again().value();
  }

  /// What the operation kept for its gradient, for a pass.
  Array passing(int i) {
    var there = saved;
    return (there != null ? there : again().saved()).get(i);
  }

  /// No pass recycles these numbers from now on.
  private void keep() {
    for (int s; (s = state) >= 0;)
      if (STATE.compareAndSet(this, s, KEPT)) return;
    if (state == GONE) again();
  }

  /// Computes the numbers again; from now on they stay.
  private synchronized Op.Result again() {
    if (value == null || saved == null) {
      if (origins == null) check("value: what " + op.name()
          + " gave before an activation was not kept, and its inputs were updated since; compute it again first, or look at it by trace");
      var result = Spares.unwatched(() -> op.run(Kernels.best(), operands()));
      saved = result.saved();
      value = result.value();
      origins = null;
      state = KEPT;
    }
    return new Op.Result(value, saved);
  }

  private List<Array> operands() {
    var arrays = new Array[inputs.size()];
    for (int i = 0; i < arrays.length; i++)
      arrays[i] = origins != null && origins[i] != null ? origins[i] : inputs.get(i).array();
    return List.of(arrays);
  }

  // Staleness

  /// How often the parameter that this is a view of has been updated; 0 where it is none.
  int version() {
    return base == null ? 0 : base.version();
  }

  private int versions() {
    int sum = 0;
    for (int i = 0; i < inputs.size(); i++) sum += inputs.get(i).version();
    return sum;
  }

  /// Whether a parameter among the operands has been updated since.
  boolean stale() {
    return seen != versions();
  }

  private void check(String otherwise) {
    if (stale()) throw new IllegalStateException(otherwise);
  }

  // Letting go

  /// A pass is on its way that will come by here.
  void claim() {
    for (int s; (s = state) >= 0;)
      if (STATE.compareAndSet(this, s, s + PASS)) return;
  }

  /// Whether a pass has to `leave` for anything to change.
  boolean claimed() {
    return state >= 0 || base != null;
  }

  /// A pass has been here, coming from so many of the operations that took these numbers: recycles what nobody can hold any more.
  void leave(int visits, Holdings holdings) {
    for (int s; (s = state) >= 0;) {
      int next = !last(s - visits) ? s - PASS : base == null && holdings.borrowed(value.storage()) ? KEPT : GONE;
      if (next == GONE ? recycle(s) : STATE.compareAndSet(this, s, next)) break;
    }
    if (base != null && state != GONE && base.node() != null) base.node().keep();
  }

  /// Whether no other pass is on its way, no other operation has taken the numbers, and they can be had again; a view of a leaf's has nothing to give.
  private boolean last(int others) {
    return others == PASS && (base == null || base.node() != null) && lasting();
  }

  private synchronized boolean recycle(int expected) {
    if (!STATE.compareAndSet(this, expected, GONE)) return false;
    var storage = value.storage();
    var more = saved;
    letGo();
    if (base == null) Spares.give(storage);
    for (var s : more)
      if (s.storage() != storage && base(inputs, s.storage()) == null) Spares.give(s.storage());
    return true;
  }

  /// The numbers are about to be written over by the only operation that has taken them.
  synchronized void overwritten() {
    STATE.set(this, GONE);
    letGo();
  }

  private void letGo() {
    if (lasting()) origins = origins();
    value = null;
    saved = null;
  }

  /// Whether the numbers can be computed again whatever happens to parameters, at no more than their own size for keeping those as they are.
  private boolean lasting() {
    long most = value == null ? 0 : value.size();
    for (int i = 0; i < inputs.size(); i++) most -= inputs.get(i).owed();
    return value == null ? origins != null : most >= 0;
  }

  /// Numbers to be copied at the next update if an operand is to stay as it is; more than any size where it cannot.
  long owed() {
    if (value == null) return origins != null ? 0 : Long.MAX_VALUE / 64;
    return base == null ? 0 : base.owed();
  }

  /// A view's numbers, where they are a parameter's, which stay as they are from now on; else null.
  Array lend() {
    return value == null || base == null || base.lend() == null ? null : value;
  }

  private Array[] origins() {
    var arrays = new Array[inputs.size()];
    for (int i = 0; i < arrays.length; i++) arrays[i] = inputs.get(i).lend();
    return arrays;
  }
}
