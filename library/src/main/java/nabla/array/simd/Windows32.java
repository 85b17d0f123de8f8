package nabla.array.simd;

/// What the windows of a convolution see of one copied image, a matrix (terms, results) that is never written down: see `Layout`.
///
/// Where vectors fill rows of results, column j is result j. Elsewhere it is the j-th place from the first result on, with a few between
/// rows that are no result.
///
/// @param image   from `at` on, with room for a tile behind its end
/// @param offsets of the terms behind a result's own place
record Windows32(Layout layout, float[] image, int at, int[] offsets, boolean gapless) implements Gemm32.Right {
  static Windows32 of(Layout l, float[] image, int at, int[] offsets) {
    return new Windows32(l, image, at, offsets, l.columns() % Lanes.F32.length() == 0);
  }

  /// The columns of this matrix.
  int results() {
    return gapless ? layout.rows() * layout.columns() : layout.span();
  }

  /// Where column j begins; the first where there is none.
  int place(int j) {
    if (j >= results()) return at;
    return gapless ? at + j / layout.columns() * layout.pitch() + j % layout.columns() : at + j;
  }

  @Override
  public Loops loops() { return Loops.CONVOLUTIONS32; }

  @Override
  public void pack(Panels32 panels, int p, int j, int depth, int columns) {
    panels.packWindows(this, p, j, depth, columns);
  }

  @Override
  public Matrix32 part(int p, int j, int depth, int columns) {
    var seen = new float[columns * depth];
    for (int c = 0, to = 0; c < columns; c++)
      for (int k = p, from = place(j + c); k < p + depth; k++) seen[to++] = image[from + offsets[k]];
    return new Matrix32(seen, 0, depth, columns, 1, depth);
  }
}
