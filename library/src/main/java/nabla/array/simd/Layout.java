package nabla.array.simd;

import nabla.array.Shape;
import nabla.array.Window;

/// Where a convolution finds its numbers once each image has been copied aside with its padding.
///
/// A copied plane holds, for each of `strideY · strideX` phases, the rows and columns of that phase, `pitch` apart. Then the term
/// `x[r · stride + i · dilation, s · stride + j · dilation]` lies at `r · pitch + s` behind a place that depends on channel, i and j alone, so
/// that a whole plane of results is one run of `span` places, with a few unused ones between rows.
///
/// @param input    (images, channels, height, width)
/// @param kernel   (kernels, channels / groups, height, width)
/// @param rows     of results; likewise columns
/// @param high     rows of a phase's plane; `pitch` its columns
record Layout(Window window, Shape input, Shape kernel, int rows, int columns, int high, int pitch) {
  static Layout of(Window window, Shape input, Shape kernel, int rows, int columns) {
    var w = window.over(kernel.dim(2), kernel.dim(3));
    int reachY = (w.height() - 1) * w.dilationY() / w.strideY(), reachX = (w.width() - 1) * w.dilationX() / w.strideX();
    return new Layout(w, input, kernel, rows, columns, rows + reachY, columns + reachX);
  }

  int images() { return input.dim(0); }

  int channels() { return input.dim(1); }

  int kernels() { return kernel.dim(0); }

  /// Channels that one kernel sees.
  int depth() { return kernel.dim(1); }

  /// Terms in a sum.
  int terms() { return kernel.dim(1) * kernel.dim(2) * kernel.dim(3); }

  /// From a plane's first result to behind its last.
  int span() { return (rows - 1) * pitch + columns; }

  int phase() { return high * pitch; }

  /// Places of one copied channel.
  int plane() { return phase() * window.strideY() * window.strideX(); }

  /// Places of one copied image.
  int image() { return channels() * plane(); }

  /// For each term of a kernel (channel, i, j), how far behind the result's own place its number lies in the copied image.
  int[] offsets() {
    var at = new int[terms()];
    int k = 0;
    for (int c = 0; c < depth(); c++)
      for (int i = 0; i < window.height(); i++)
        for (int j = 0; j < window.width(); j++) {
          int y = i * window.dilationY(), x = j * window.dilationX();
          int phase = y % window.strideY() * window.strideX() + x % window.strideX();
          at[k++] = c * plane() + phase * phase() + y / window.strideY() * pitch + x / window.strideX();
        }
    return at;
  }

  /// The layout of the gradient by the input: the kernel, flipped and its axes exchanged, slides in single steps over the result's
  /// gradient, whose numbers stand `stride` apart.
  Layout back() {
    var w = new Window(window.height(), window.width(), 1, 1, 0, 0, window.dilationY(), window.dilationX(), window.groups());
    var grid = Shape.of(images(), kernels(), rows, columns);
    var turned = Shape.of(channels(), kernels() / window.groups(), window.height(), window.width());
    return of(w, grid, turned, input.dim(2), input.dim(3));
  }
}
