package nabla.array;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Storage that nobody can see any more, kept by its thread for the next array of its size.
///
/// Java zeroes a new array, which has long left the caches: ten thousand numbers or a million, making an array costs as much as computing what
/// goes into it. Who gives storage away says that it made it, or was handed it as its own, and that no array or view of it is left anywhere.
/// `Array.blank` takes from here. Nothing else decides what is recycled: a gradient pass gives what it alone has seen and values of the graph that
/// nobody can hold (`nabla.grad`), a kernel what it made for itself.
///
/// With the system property `nabla.poison`, which all tests of this library run with, storage of any size is recycled, and filled with NaN when it
/// is given away and when it is handed out, so that a number read too late or not written shows.
public final class Spares {
  private static final boolean POISON = Boolean.getBoolean("nabla.poison");
  /// Fewer numbers are not worth the bookkeeping, but in tests.
  public static final int LEAST = POISON ? 1 : 1 << 12;
  private static final long MOST = Math.min(1L << 28, Runtime.getRuntime().maxMemory() / 8);
  private static final ThreadLocal<Spares> MINE = ThreadLocal.withInitial(Spares::new);

  /// Under memory pressure the collector takes it all.
  private SoftReference<Shelf> shelf = new SoftReference<>(new Shelf());
  private List<Object> made;

  private Spares() {}

  /// What lies ready by format and size, the last given on top; the size that nobody has asked for or given for longest goes first.
  private static final class Shelf {
    private final LinkedHashMap<Integer, ArrayDeque<Object>> all = new LinkedHashMap<>(16, .75f, true);
    private long bytes;

    Object take(boolean wide, int size) {
      var found = all.get(key(wide, size));
      if (found == null || found.isEmpty()) return null;
      var storage = found.pop();
      bytes -= bytes(storage);
      return storage;
    }

    void put(Object storage) {
      all.computeIfAbsent(key(storage instanceof double[], length(storage)), size -> new ArrayDeque<>()).push(storage);
      for (bytes += bytes(storage); bytes > MOST;) evict(all.firstEntry());
    }

    private void evict(Map.Entry<Integer, ArrayDeque<Object>> oldest) {
      if (oldest.getValue().isEmpty()) all.remove(oldest.getKey());
      else bytes -= bytes(oldest.getValue().removeLast());
    }

    private static int key(boolean wide, int size) {
      return wide ? -size : size;
    }
  }

  private static int length(Object storage) {
    return storage instanceof float[] f ? f.length : ((double[]) storage).length;
  }

  private static long bytes(Object storage) {
    return storage instanceof float[] f ? 4L * f.length : 8L * ((double[]) storage).length;
  }

  private Shelf shelf() {
    var there = shelf.get();
    if (there == null) shelf = new SoftReference<>(there = new Shelf());
    return there;
  }

  /// `size` numbers, all 0 where that is asked for.
  static float[] floats(int size, boolean zero) {
    return size < LEAST ? new float[size] : (float[]) MINE.get().storage(false, size, zero);
  }

  static double[] doubles(int size, boolean zero) {
    return size < LEAST ? new double[size] : (double[]) MINE.get().storage(true, size, zero);
  }

  private Object storage(boolean wide, int size, boolean zero) {
    var found = shelf().take(wide, size);
    if (found == null) found = wide ? new double[size] : new float[size];
    else if (zero) fill(found, 0);
    if (POISON && !zero) fill(found, Float.NaN);
    if (made != null) made.add(found);
    return found;
  }

  private static void fill(Object storage, float with) {
    if (storage instanceof float[] f) Arrays.fill(f, with);
    else Arrays.fill((double[]) storage, with);
  }

  /// Has this thread note in a list, or no more in any where that is null, the storage of every array it makes; returns the list that it noted in before.
  public static List<Object> watch(List<Object> list) {
    var mine = MINE.get();
    var before = mine.made;
    mine.made = list;
    return before;
  }

  /// Makes arrays that whoever notes what this thread makes is not told of, for they outlive his work.
  public static <T> T unwatched(Supplier<T> work) {
    var outer = watch(null);
    try {
      return work.get();
    } finally {
      watch(outer);
    }
  }

  /// Takes storage of which no array is left; storage that is small, or null, is left to the collector.
  public static void give(Object storage) {
    if (storage == null || length(storage) < LEAST) return;
    if (POISON) fill(storage, Float.NaN);
    var mine = MINE.get();
    if (mine.made != null) mine.made.removeIf(s -> s == storage);
    mine.shelf().put(storage);
  }
}
