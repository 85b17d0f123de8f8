package nabla.array;

/// How a small window slides over images: its extents, its steps, the zeros around the image, the gaps within it, and into how many
/// groups the channels fall. For convolutions the extents are the kernel's.
public record Window(int height, int width, int strideY, int strideX, int padY, int padX, int dilationY, int dilationX, int groups) {
  /// Step 1, no padding, no gaps, one group; the extents still to come from a kernel.
  public static final Window PLAIN = new Window(0, 0, 1, 1, 0, 0, 1, 1, 1);

  public Window {
    if (strideY < 1 || strideX < 1) throw new IllegalArgumentException("stride: " + strideY + " × " + strideX + ": steps are at least 1");
    if (padY < 0 || padX < 0) throw new IllegalArgumentException("padding: " + padY + " × " + padX + ": must not be negative");
    if (dilationY < 1 || dilationX < 1)
      throw new IllegalArgumentException("dilation: " + dilationY + " × " + dilationX + ": is at least 1");
    if (groups < 1) throw new IllegalArgumentException("groups: " + groups + ": there is at least one group");
  }

  public Window over(int height, int width) {
    return new Window(height, width, strideY, strideX, padY, padX, dilationY, dilationX, groups);
  }

  public Window stride(int y, int x) { return new Window(height, width, y, x, padY, padX, dilationY, dilationX, groups); }
  public Window stride(int both) { return stride(both, both); }

  public Window padding(int y, int x) { return new Window(height, width, strideY, strideX, y, x, dilationY, dilationX, groups); }
  public Window padding(int both) { return padding(both, both); }

  public Window dilation(int y, int x) { return new Window(height, width, strideY, strideX, padY, padX, y, x, groups); }
  public Window dilation(int both) { return dilation(both, both); }

  public Window groups(int groups) { return new Window(height, width, strideY, strideX, padY, padX, dilationY, dilationX, groups); }

  /// The options of a sequence as those of images of height 1.
  public Window flat() { return new Window(1, width, 1, strideX, 0, padX, 1, dilationX, groups); }

  /// How many windows fit an image of this height.
  public int rows(String name, int height) { return count(name, "height", height, this.height, strideY, padY, dilationY); }

  /// How many windows fit an image of this width.
  public int columns(String name, int width) { return count(name, "width", width, this.width, strideX, padX, dilationX); }

  private static int count(String name, String side, int n, int extent, int stride, int pad, int dilation) {
    if (extent < 1) throw new IllegalArgumentException(name + ": a window of " + side + " " + extent + " is empty");
    long reach = (extent - 1L) * dilation + 1, room = n + 2L * pad - reach;
    if (room < 0) throw new IllegalArgumentException(
        name + ": a window of " + side + " " + reach + " does not fit " + side + " " + n + " with padding " + pad);
    return (int) (room / stride) + 1;
  }

  /// The result's shape of a convolution of x (images, channels, height, width) with w (kernels, channels / groups, height, width).
  public Shape result(String name, Shape x, Shape w) {
    var both = name + ": " + x + " ∗ " + w + ": ";
    if (x.rank() != 4 || w.rank() != 4) throw new IllegalArgumentException(both + "input and kernel need four axes");
    if (x.dim(1) != (long) w.dim(1) * groups)
      throw new IllegalArgumentException(both + "the input has " + x.dim(1) + " channels, the kernel takes " + w.dim(1)
          + (groups == 1 ? "" : " in each of " + groups + " groups"));
    if (w.dim(0) % groups != 0) throw new IllegalArgumentException(both + w.dim(0) + " kernels do not fall into " + groups + " groups");
    var full = over(w.dim(2), w.dim(3));
    return Shape.of(x.dim(0), w.dim(0), full.rows(name, x.dim(2)), full.columns(name, x.dim(3)));
  }

  /// The input's shape of the convolution with kernels w whose result has shape y, `extra` rows and columns larger than the smallest.
  public Shape input(Shape y, Shape w, int extra) {
    var both = "convTranspose2d: " + y + " ∗ᵀ " + w + ": ";
    if (y.rank() != 4 || w.rank() != 4) throw new IllegalArgumentException(both + "input and kernel need four axes");
    if (y.dim(1) != w.dim(0))
      throw new IllegalArgumentException(both + "the input has " + y.dim(1) + " channels, the kernel takes " + w.dim(0));
    if (extra < 0 || extra >= Math.max(Math.max(strideY, strideX), Math.max(dilationY, dilationX)))
      throw new IllegalArgumentException(both + "the extra rows and columns, " + extra + ", must be fewer than the stride or the dilation");
    int height = back(y.dim(2), w.dim(2), strideY, padY, dilationY) + extra,
        width = back(y.dim(3), w.dim(3), strideX, padX, dilationX) + extra;
    if (height < 1 || width < 1) throw new IllegalArgumentException(both + "nothing of the result is left within the padding");
    return Shape.of(y.dim(0), Math.multiplyExact(w.dim(1), groups), height, width);
  }

  private static int back(int n, int extent, int stride, int pad, int dilation) {
    return Math.toIntExact((n - 1L) * stride - 2L * pad + (extent - 1L) * dilation + 1);
  }
}
