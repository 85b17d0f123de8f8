package nabla.array.simd;

/// A matrix of doubles in memory, seen with a step down its rows and a step across its columns; transposing swaps the steps.
record Matrix64(double[] data, int offset, int rows, int columns, int rowStep, int columnStep) implements Gemm64.Right {
  int place(int i, int j) {
    return offset + i * rowStep + j * columnStep;
  }

  Matrix64 transposed() {
    return new Matrix64(data, offset, columns, rows, columnStep, rowStep);
  }

  /// The part of `height` × `width` numbers from (i, j) on.
  @Override
  public Matrix64 part(int i, int j, int height, int width) {
    return new Matrix64(data, place(i, j), height, width, rowStep, columnStep);
  }

  /// A copy with columns side by side.
  Matrix64 packed() {
    var copy = new double[rows * columns];
    for (int j = 0; j < columns; j++)
      for (int i = 0, p = place(0, j); i < rows; i++, p += rowStep) copy[i * columns + j] = data[p];
    return new Matrix64(copy, 0, rows, columns, columns, 1);
  }

  @Override
  public Loops loops() { return Loops.PRODUCTS64; }

  @Override
  public void pack(Panels64 panels, int p, int j, int depth, int width) {
    panels.packRight(this, p, j, depth, width);
  }
}
