package nabla.array.simd;

import java.util.function.IntConsumer;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Shape;
import nabla.array.Window;

/// Pooling of arrays, plane by plane, planes shared among threads.
final class Pooling {
  private static final int EXACT = 1 << 24;
  /// With fewer windows in a row than this, or than half of it for means, vectors are not full enough to gain anything on going number by number.
  private static final int WIDE = 16;

  private Pooling() {}

  private static Shape shape(String name, Array x, Window w) {
    return Shape.of(x.dim(0), x.dim(1), w.rows(name, x.dim(2)), w.columns(name, x.dim(3)));
  }

  static boolean fits(Array x) {
    return x.rank() == 4 && x.size() > 0 && x.dim(2) * x.dim(3) <= EXACT;
  }

  static Kernels.Pooled max(Array image, Window w) {
    var x = image.pack();
    var shape = shape("maxPool", x, w);
    Array y = Array.blank(x.dtype(), shape), places = Array.blank(x.dtype(), shape);
    int height = x.dim(2), width = x.dim(3), rows = shape.dim(2), columns = shape.dim(3), area = height * width, grid = rows * columns;
    boolean pairs = pairs(w, x.dtype());
    planes(x, n -> {
      int p = x.offset() + n * area, q = n * grid;
      boolean found = true;
      if (pairs && x.dtype() == DType.F32) Pairs32.max(x.f32(), p, width, y.f32(), places.f32(), q, rows, columns);
      else if (pairs) Pairs64.max(x.f64(), p, width, y.f64(), places.f64(), q, rows, columns);
      else if (x.dtype() == DType.F32) found = Pools32.max(w, x.f32(), p, height, width, y.f32(), places.f32(), q, rows, columns);
      else found = Pools64.max(w, x.f64(), p, height, width, y.f64(), places.f64(), q, rows, columns);
      if (!found) throw new IllegalArgumentException("maxPool: a window over shape " + x.shape() + " lies wholly in the padding");
    });
    return new Kernels.Pooled(y, places);
  }

  static Array mean(Array image, Window w) {
    var x = image.pack();
    var shape = shape("avgPool", x, w);
    var y = Array.zeros(x.dtype(), shape);
    int height = x.dim(2), width = x.dim(3), rows = shape.dim(2), columns = shape.dim(3);
    planes(x, n -> {
      int p = x.offset() + n * height * width, q = n * rows * columns;
      if (x.dtype() == DType.F32) Pools32.mean(w, x.f32(), p, height, width, y.f32(), q, rows, columns);
      else Pools64.mean(w, x.f64(), p, height, width, y.f64(), q, rows, columns);
    });
    return y;
  }

  /// Whether windows are 2 × 2 side by side, and their loops compiled.
  private static boolean pairs(Window w, DType dtype) {
    return w.equals(Window.PLAIN.over(2, 2).stride(2)) && (dtype == DType.F32 ? Loops.PASSES32 : Loops.PASSES64).compiled();
  }

  static boolean fits(Array g, Array places, Shape input) {
    return fits(g) && g.shape().equals(places.shape()) && g.dtype() == places.dtype() && places.contiguous() && input.rank() == 4;
  }

  /// The gradient of `max` by images of this shape.
  static Array maxInput(Array gradient, Array places, Window w, Shape input) {
    var g = gradient.pack();
    boolean pairs = pairs(w, g.dtype()) && g.dim(3) >= WIDE;
    var x = pairs ? Array.blank(g.dtype(), input) : Array.zeros(g.dtype(), input);
    int height = x.dim(2), width = x.dim(3), rows = g.dim(2), columns = g.dim(3), grid = rows * columns;
    planes(x, n -> {
      int p = n * height * width, q = g.offset() + n * grid, o = places.offset() + n * grid;
      if (pairs && x.dtype() == DType.F32) PairsInput32.maxInput(g.f32(), q, places.f32(), o, rows, columns, x.f32(), p, height, width);
      else if (pairs) PairsInput64.maxInput(g.f64(), q, places.f64(), o, rows, columns, x.f64(), p, height, width);
      else if (x.dtype() == DType.F32) Pools32.maxInput(g.f32(), q, places.f32(), o, grid, x.f32(), p);
      else Pools64.maxInput(g.f64(), q, places.f64(), o, grid, x.f64(), p);
    });
    return x;
  }

  static Array spread(Array gradient, Window w, Shape input) {
    var g = gradient.pack();
    boolean pairs = pairs(w, g.dtype()) && g.dim(3) >= WIDE / 2;
    var x = pairs ? Array.blank(g.dtype(), input) : Array.zeros(g.dtype(), input);
    var shape = shape("avgPool", x, w);
    if (!shape.equals(g.shape())) throw new IllegalArgumentException("avgPool: the result has shape " + shape + ", not " + g.shape());
    int height = x.dim(2), width = x.dim(3), rows = g.dim(2), columns = g.dim(3);
    planes(x, n -> {
      int p = n * height * width, q = g.offset() + n * rows * columns;
      if (pairs && x.dtype() == DType.F32) PairsInput32.meanInput(g.f32(), q, rows, columns, x.f32(), p, height, width);
      else if (pairs) PairsInput64.meanInput(g.f64(), q, rows, columns, x.f64(), p, height, width);
      else if (x.dtype() == DType.F32) Pools32.spread(w, g.f32(), q, rows, columns, x.f32(), p, height, width);
      else Pools64.spread(w, g.f64(), q, rows, columns, x.f64(), p, height, width);
    });
    return x;
  }

  private static void planes(Array x, IntConsumer plane) {
    int n = x.dim(0) * x.dim(1), parts = Pool.parts(x.size(), n);
    Pool.run(parts, part -> {
      Pool.check();
      for (int i = (int) ((long) n * part / parts); i < (int) ((long) n * (part + 1) / parts); i++) plane.accept(i);
    });
  }
}
