package nabla.array.simd;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.array.Window;

/// Convolutions of arrays, by way of `Layout`.
final class Convolutions {
  private static final int BATCH = 4, BATCHES = 4;

  private Convolutions() {}

  static Array conv2d(Array image, Array kernel, Window window) {
    var shape = window.result("conv2d", image.shape(), kernel.shape());
    var dtype = image.dtype().with(kernel.dtype());
    if (shape.size() == 0 || kernel.size() == 0) return Array.zeros(dtype, shape);
    Array x = image.cast(dtype).pack(), w = kernel.cast(dtype).pack(), y = Array.blank(dtype, shape);
    var l = Layout.of(window, x.shape(), w.shape(), shape.dim(2), shape.dim(3));
    if (dtype == DType.F32) Conv32.forward(l, x.f32(), x.offset(), w.f32(), w.offset(), y.f32());
    else Conv64.forward(l, x.f64(), x.offset(), w.f64(), w.offset(), y.f64());
    return y;
  }

  static Array input(Array gradient, Array kernel, Window window, Shape input) {
    fits("convTranspose2d", window.result("convTranspose2d", input, kernel.shape()), gradient.shape());
    var dtype = gradient.dtype().with(kernel.dtype());
    if (input.size() == 0 || gradient.size() == 0 || kernel.size() == 0) return Array.zeros(dtype, input);
    Array g = gradient.cast(dtype).pack(), w = kernel.cast(dtype).pack(), x = Array.blank(dtype, input);
    var l = Layout.of(window, input, w.shape(), g.dim(2), g.dim(3));
    if (dtype == DType.F32) Conv32.input(l, g.f32(), g.offset(), w.f32(), w.offset(), x.f32());
    else Conv64.input(l, g.f64(), g.offset(), w.f64(), w.offset(), x.f64());
    return x;
  }

  static Array kernel(Array image, Array gradient, Window window, Shape kernel) {
    fits("conv2dKernel", window.result("conv2dKernel", image.shape(), kernel), gradient.shape());
    var dtype = image.dtype().with(gradient.dtype());
    if (image.size() == 0 || gradient.size() == 0 || kernel.size() == 0) return Array.zeros(dtype, kernel);
    Array x = image.cast(dtype).pack(), g = gradient.cast(dtype).pack(), w = Array.blank(dtype, kernel);
    var l = Layout.of(window, x.shape(), kernel, g.dim(2), g.dim(3));
    if (dtype == DType.F32 && KernelProduct32.suits(l)) KernelProduct32.run(l, x.f32(), x.offset(), g.f32(), g.offset(), w.f32());
    else if (dtype == DType.F64 && KernelProduct64.suits(l)) KernelProduct64.run(l, x.f64(), x.offset(), g.f64(), g.offset(), w.f64());
    else if (dtype == DType.F32) ConvKernel32.run(l, x.f32(), x.offset(), g.f32(), g.offset(), w.f32());
    else ConvKernel64.run(l, x.f64(), x.offset(), g.f64(), g.offset(), w.f64());
    return w;
  }

  /// Batches in which the images are taken where gradients of a kernel are summed: of so many at least, and no more than a few, whatever the number of
  /// threads, for the order of sums depends on it.
  static int batches(Layout l) {
    return Math.clamp(l.images() / BATCH, 1, BATCHES);
  }

  /// The images `from` to before `end`.
  interface BatchWork {
    void take(int batch, int from, int end);
  }

  /// Has threads share the batches of work that takes one about so many nanoseconds.
  static void share(Layout l, long nanoseconds, BatchWork work) {
    int all = batches(l), parts = Pool.parts(nanoseconds, all) == 1 ? 1 : all;
    Pool.run(parts, part -> {
      for (int i = part; i < all; i += parts) work.take(i, l.images() * i / all, l.images() * (i + 1) / all);
    });
  }

  private static void fits(String name, Shape expected, Shape actual) {
    if (!expected.equals(actual)) throw new IllegalArgumentException(name + ": the result has shape " + expected + ", not " + actual);
  }
}
