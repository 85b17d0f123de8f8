package nabla.grad;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Set;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Spares;

/// How a tensor was computed, and what is left of that: the numbers are there until a backward pass, the last that could need them, has recycled
/// their storage. Who asks later gets them computed again, from the operands as they were.
///
/// A pass may recycle what no one else can hold: the numbers of an operation of the library's own that were never handed out (`value`), when every
/// operation that took them as an operand has been visited by this pass and no other pass is on its way. The state says so in one number, so that
/// threads which share a graph agree: `KEPT` for good, `GONE`, or how many operations took the numbers, plus `PASS` for each pass under way.
///
/// The numbers of a late result (`Late`) are not there from the start. Once something asks for them they are like any other's.
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
  /// How many operations have to be run at most for this late result, itself included; 0 for one that was there from the start.
  private final int weight;
  private final int seen;
  /// The operand in whose storage the numbers lie, for a view; null for numbers with storage of their own.
  private final Tensor base;
  private Array value;
  private List<Array> saved;
  /// Parameters among the operands as they were, of a late result or once the numbers have gone; null where those are only told to be stale.
  private Array[] origins;
  private volatile int state;

  /// A late result.
  Node(Op op, List<Tensor> inputs) {
    this.op = op;
    this.inputs = inputs;
    seen = versions();
    base = null;
    weight = Late.weight(inputs);
    for (int i = 0; i < inputs.size(); i++) if (inputs.get(i).node() != null) inputs.get(i).node().take();
    origins = origins();
  }

  Node(Op op, List<Tensor> inputs, Op.Result result, boolean recyclable) {
    this.op = op;
    this.inputs = inputs;
    weight = 0;
    seen = versions();
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
    take();
    return array();
  }

  /// One more operation has these numbers as an operand.
  private void take() {
    for (int s; (s = state) >= 0;) {
      int next = (s & PASS - 1) == PASS - 1 ? KEPT : s + 1;
      if (STATE.compareAndSet(this, s, next)) break;
    }
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

  /// Computes the numbers late, or again; the latter stay from now on.
  private synchronized Op.Result again() {
    if (value == null || saved == null) {
      if (origins == null) check("value: what " + op.name()
          + " gave before an activation was not kept, and its inputs were updated since; compute it again first, or look at it by trace");
      var result = Spares.unwatched(this::run);
      saved = result.saved();
      VarHandle.releaseFence();
      value = result.value();
      if (state < 0) {
        if (weight == 0) origins = null;
        state = KEPT;
      }
    }
    return new Op.Result(value, saved);
  }

  private Op.Result run() {
    var region = weight == 0 ? null : Region.of(this, Set.of());
    var read = region == null ? inputs : region.tensors();
    claim(read, true);
    var result = region == null ? op.run(Kernels.best(), operands()) : new Op.Result(Blocks.value(region), List.of());
    claim(read, false);
    return result;
  }

  private List<Array> operands() {
    var arrays = new Array[inputs.size()];
    for (int i = 0; i < arrays.length; i++) {
      var origin = origin(i);
      arrays[i] = origin != null ? origin : inputs.get(i).array();
    }
    return List.of(arrays);
  }

  /// The numbers of an operand that is a parameter as they were; null where those are the operand's own.
  Array origin(int i) {
    var all = origins;
    return all == null ? null : all[i];
  }

  // Being late

  /// How many operations have to be run at most before these numbers are there; 0 where they are, or have to be computed again.
  int waits() {
    return value == null && state != GONE ? weight : 0;
  }

  /// Whether these numbers need not be there before the result of an operation on their elements is.
  boolean late() {
    return weight > 0;
  }

  /// How many operations have them as an operand; more than any number where somebody has asked for them.
  int takers() {
    int s = state;
    return s < 0 ? Integer.MAX_VALUE : s & PASS - 1;
  }

  /// The numbers where they are there, else null.
  Array present() {
    return value;
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

  /// A pass comes by here only where that is not so.
  void checkVersions() {
    if (!stale()) return;
    var changed = inputs.stream().filter(x -> x.version() > 0).map(Tensor::name).findFirst().orElse("a parameter");
    throw new IllegalStateException(
        "backward: " + changed + " was updated after this value was computed from it; compute the loss again first");
  }

  private void check(String otherwise) {
    if (stale()) throw new IllegalStateException(otherwise);
  }

  // Letting go

  /// So many passes more are on their way that will come by here.
  void claim(int passes) {
    for (int s; (s = state) >= 0;)
      if (STATE.compareAndSet(this, s, s + passes * PASS)) return;
  }

  /// Has nothing recycle these numbers while somebody reads them who has not been counted: called before and after.
  static void claim(List<Tensor> all, boolean now) {
    for (int i = 0; i < all.size(); i++) if (all.get(i).node() != null) all.get(i).node().claim(now ? 1 : -1);
  }

  /// Whether a pass has to `leave` for anything to change.
  boolean claimed() {
    return state >= 0 || base != null;
  }

  /// A pass has been here, coming from so many of the operations that took these numbers: recycles what nobody can hold any more.
  void leave(int visits, Holdings holdings) {
    for (int s; (s = state) >= 0;) {
      int next = value == null || !last(s - visits) ? s - PASS : base == null && holdings.borrowed(value.storage()) ? KEPT : GONE;
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
    if (origins == null && lasting()) origins = origins();
    value = null;
    saved = null;
  }

  /// Whether the numbers can be computed again whatever happens to parameters, at no more than their own size for keeping those as they are.
  private boolean lasting() {
    if (origins != null) return true;
    long most = value == null ? 0 : value.size();
    for (int i = 0; i < inputs.size(); i++) most -= inputs.get(i).owed();
    return value != null && most >= 0;
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
