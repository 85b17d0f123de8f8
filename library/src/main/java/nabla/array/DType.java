package nabla.array;

/// The number format of an array: single (`F32`, the default) or double precision (`F64`).
public enum DType {
  F32(4, 0x1p-23), F64(8, 0x1p-52);

  private static volatile DType standard = F32;

  private final int bytes;
  private final double epsilon;

  DType(int bytes, double epsilon) {
    this.bytes = bytes;
    this.epsilon = epsilon;
  }

  /// Bytes an element takes.
  public int bytes() {
    return bytes;
  }

  /// The distance from 1 to the next larger number.
  public double epsilon() {
    return epsilon;
  }

  /// The wider of the two: F32 with F64 gives F64.
  public DType with(DType other) {
    return this == F64 ? F64 : other;
  }

  /// The format of new tensors in this session.
  public static DType standard() {
    return standard;
  }

  /// Makes `dtype` the format of new tensors in this session.
  public static void standard(DType dtype) {
    standard = dtype;
  }
}
