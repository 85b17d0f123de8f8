package nabla.array.simd;

import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.array.Window;

/// Convolutions of arrays, by way of `Layout`.
final class Convolutions {
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

  private static void fits(String name, Shape expected, Shape actual) {
    if (!expected.equals(actual)) throw new IllegalArgumentException(name + ": the result has shape " + expected + ", not " + actual);
  }
}
