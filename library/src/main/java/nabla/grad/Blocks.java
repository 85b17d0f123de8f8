package nabla.grad;

import java.util.ArrayList;
import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Shape;
import nabla.array.Spares;

/// The numbers of a region in blocks, which one thread computes one after the other in the same few arrays: what passes between two operations
/// stays in the cache.
///
/// The operations are those of whole arrays, and so are their results, bit by bit. Blocks are shared among threads; how many there are makes no
/// difference.
final class Blocks implements AutoCloseable {
  /// Numbers in a block but the last, which is larger where the size is no multiple: a few such blocks fit the nearest cache.
  private static final int LENGTH = Spares.LEAST == 1 ? 64 : 1 << 12;

  private final Region region;
  private final int size;
  private final Array[] sources, values;
  private final boolean[] wanted;
  private final List<Array> rooms = new ArrayList<>();
  private final Array[] room;
  private int from;
  private Shape shape;

  /// What blocks are computed from: the numbers of the operands, and of the result where they are there, by place.
  private Blocks(Region region, Array[] sources, boolean[] wanted) {
    this.region = region;
    this.sources = sources;
    this.wanted = wanted;
    size = region.like().size();
    values = new Array[sources.length];
    room = new Array[2 * sources.length + 1];
  }

  /// What is done with a block whose numbers are there.
  interface Work {
    void block(Blocks blocks);
  }

  /// Goes through all blocks, and computes in each the numbers of the wanted places.
  static void run(Region region, boolean[] wanted, Work work) {
    var sources = sources(region, wanted);
    int size = region.like().size(), count = Math.max(1, size / LENGTH);
    Kernels.best().share(count, (long) region.nodes().size() * size, (first, last) -> {
      try (var blocks = new Blocks(region, sources, wanted)) {
        for (int i = first; i < last; i++) {
          blocks.open(i * LENGTH, i == count - 1 ? size : (i + 1) * LENGTH);
          work.block(blocks);
        }
      }
    });
  }

  private static Array[] sources(Region region, boolean[] wanted) {
    var all = new Array[wanted.length];
    int nodes = region.nodes().size();
    var there = region.nodes().getFirst().present();
    if (there != null) all[0] = flat(there);
    for (int i = 0; i < nodes; i++)
      if (wanted[i] && all[i] == null) for (int place : region.places()[i]) wanted[place] = true;
    for (int i = nodes; i < all.length; i++) if (wanted[i]) all[i] = flat(region.operands().get(i - nodes).numbers());
    return all;
  }

  /// The numbers of a result that is computed late.
  static Array value(Region region) {
    var all = Array.blank(region.like().dtype(), region.like().shape());
    var to = all.reshape(all.size());
    var wanted = new boolean[region.size()];
    for (int place : region.places()[0]) wanted[place] = true;
    run(region, wanted, blocks -> blocks.compute(0, blocks.part(to)));
    return all;
  }

  /// The numbers one after the other, a constant as a scalar.
  static Array flat(Array x) {
    var one = x;
    while (one.rank() > 0 && (one.dim(0) == 1 || one.stride(0) == 0)) one = one.pick(0, 0);
    return one.rank() == 0 ? one : x.reshape(x.size());
  }

  private void open(int from, int to) {
    this.from = from;
    if (shape == null || shape.size() != to - from) shape = Shape.of(to - from);
    for (int i = values.length - 1; i >= 0; i--)
      if (!wanted[i]) values[i] = null;
      else if (sources[i] != null) values[i] = part(sources[i]);
      else compute(i, room(i));
  }

  /// What lies in this block of numbers that lie one after the other.
  Array part(Array x) {
    return x.rank() == 0 ? x : x.part(from, shape);
  }

  /// The numbers of a place; null unless they are wanted.
  Array value(int place) {
    return values[place];
  }

  Shape shape() {
    return shape;
  }

  /// An array of the length of a block: by place for its numbers, then for its gradient, and one more.
  Array room(int i) {
    if (room[i] == null) rooms.add(room[i] = Array.blank(region.like().dtype(), Shape.of(Math.min(size, 2 * LENGTH))));
    return room[i].part(0, shape);
  }

  private void compute(int node, Array out) {
    var op = region.nodes().get(node).op;
    var in = region.places()[node];
    values[node] = out;
    if (op instanceof Unary f) Kernels.best().mapInto(f, values[in[0]], out);
    else Kernels.best().zipInto((Binary) op, values[in[0]], values[in[1]], out);
  }

  @Override
  public void close() {
    for (var array : rooms) Spares.give(array.storage());
  }
}
