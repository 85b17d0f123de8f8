package nabla.grad;

import java.util.Arrays;

/// The gradients of one backward pass by the ids of their tensors, and the tensors still to be visited, newest first.
///
/// A table with open addressing and a binary heap, on plain arrays: a tiny operation must not pay for boxes and entries. They belong to
/// the pass, not to the tensors, for passes may nest and threads may share a graph.
final class Pending {
  private long[] ids = new long[32];
  private Tensor[] gradients = new Tensor[32];
  private int[] parts = new int[32];
  private int held;
  private Tensor[] heap = new Tensor[16];
  private int open;
  private final Holdings holdings;

  /// Gradients are added up in storage that these holdings own; in new storage where there are none.
  Pending(Holdings holdings) {
    this.holdings = holdings;
  }

  private int slot(long id) {
    int mask = ids.length - 1, i = (int) (id * 0x9E3779B97F4A7C15L >>> 40) & mask;
    while (ids[i] != 0 && ids[i] != id) i = i + 1 & mask;
    return i;
  }

  /// The gradient collected for the tensor of this id, null where none arrived or it was dropped.
  Tensor gradient(long id) {
    return gradients[slot(id)];
  }

  /// Adds what comes from so many operations to a tensor's gradient; the first part queues the tensor.
  void receive(Tensor x, Tensor part, int from) {
    int i = slot(x.id());
    parts[i] += from;
    if (gradients[i] != null) {
      gradients[i] = holdings == null ? gradients[i].add(part) : holdings.add(gradients[i], part);
      return;
    }
    if (holdings != null) {
      holdings.hold(part);
      if (x.node() != null) x.node().claim(1);
    }
    boolean fresh = ids[i] == 0;
    ids[i] = x.id();
    gradients[i] = part;
    push(x);
    if (fresh && 2 * ++held > ids.length) grow();
  }

  /// From how many operations the gradient of this tensor has come.
  int parts(long id) {
    return parts[slot(id)];
  }

  /// Forgets a gradient that has been handed on.
  void drop(long id) {
    gradients[slot(id)] = null;
  }

  private void grow() {
    var oldIds = ids;
    var old = gradients;
    var oldParts = parts;
    ids = new long[2 * oldIds.length];
    gradients = new Tensor[ids.length];
    parts = new int[ids.length];
    for (int i = 0; i < old.length; i++) {
      if (oldIds[i] == 0) continue;
      int to = slot(oldIds[i]);
      ids[to] = oldIds[i];
      gradients[to] = old[i];
      parts[to] = oldParts[i];
    }
  }

  private void push(Tensor x) {
    if (open == heap.length) heap = Arrays.copyOf(heap, 2 * open);
    int i = open++;
    for (int up; i > 0 && heap[up = (i - 1) / 2].id() < x.id(); i = up) heap[i] = heap[up];
    heap[i] = x;
  }

  /// Takes the newest tensor that waits, null when none does.
  Tensor poll() {
    if (open == 0) return null;
    var newest = heap[0];
    var last = heap[--open];
    heap[open] = null;
    if (open > 0) sink(last);
    return newest;
  }

  private void sink(Tensor x) {
    int i = 0;
    for (int down = 1; down < open; down = 2 * i + 1) {
      if (down + 1 < open && heap[down + 1].id() > heap[down].id()) down++;
      if (heap[down].id() < x.id()) break;
      heap[i] = heap[down];
      i = down;
    }
    heap[i] = x;
  }
}
