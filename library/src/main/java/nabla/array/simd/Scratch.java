package nabla.array.simd;

/// Working memory of one thread, kept between calls: zeroing and collecting it anew would cost as much as the arithmetic.
/// A slot belongs to one use; its numbers are whatever was there before.
final class Scratch {
  private static final ThreadLocal<Scratch> MINE = ThreadLocal.withInitial(Scratch::new);
  private static final int SLOTS = 4;

  private final float[][] floats = new float[SLOTS][0];
  private final double[][] doubles = new double[SLOTS][0];

  private Scratch() {}

  static float[] floats(int slot, int size) {
    var mine = MINE.get().floats;
    return mine[slot].length >= size ? mine[slot] : (mine[slot] = new float[size + size / 8]);
  }

  static double[] doubles(int slot, int size) {
    var mine = MINE.get().doubles;
    return mine[slot].length >= size ? mine[slot] : (mine[slot] = new double[size + size / 8]);
  }
}
