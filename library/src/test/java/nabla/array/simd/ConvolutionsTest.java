package nabla.array.simd;

import static nabla.array.simd.Close.assertClose;

import java.util.List;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.ScalarKernels;
import nabla.array.Shape;
import nabla.array.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Fast convolutions and pooling against the definition.
class ConvolutionsTest {
  /// images, channels, height, width, kernels, kernel height, kernel width
  private record Case(int n, int c, int h, int w, int o, int a, int b, Window window) {}

  private static final List<Case> CASES = List.of(
      new Case(3, 1, 28, 28, 6, 5, 5, Window.PLAIN.padding(2)),
      new Case(2, 6, 14, 14, 16, 5, 5, Window.PLAIN),
      new Case(2, 3, 9, 17, 5, 3, 3, Window.PLAIN.padding(1)),
      new Case(2, 4, 9, 17, 5, 1, 1, Window.PLAIN),
      new Case(5, 3, 11, 12, 5, 3, 2, Window.PLAIN.stride(2).padding(1)),
      new Case(2, 4, 13, 12, 6, 3, 3, Window.PLAIN.stride(3, 2).padding(2, 1).dilation(2, 1).groups(2)),
      new Case(2, 6, 10, 9, 6, 3, 3, Window.PLAIN.groups(6)),
      new Case(1, 2, 7, 7, 3, 2, 2, Window.PLAIN.padding(3)),
      new Case(2, 2, 8, 8, 3, 1, 1, Window.PLAIN.stride(2)),
      new Case(1, 1, 1, 50, 2, 1, 7, Window.PLAIN.padding(0, 3).dilation(1, 2)),
      new Case(2, 1, 4, 4, 1, 4, 4, Window.PLAIN));

  @BeforeAll
  static void vectors() {
    Loops.hold(true);
  }

  private final Kernels fast = Kernels.best();
  private final Kernels scalar = new ScalarKernels();
  private final Rng rng = new Rng(3);

  @ParameterizedTest
  @EnumSource
  void convolutionsAndTheirGradientsAgreeWithTheDefinition(DType dtype) {
    for (var c : CASES) {
      Array x = normal(dtype, c.n, c.c, c.h, c.w), w = normal(dtype, c.o, c.c / c.window.groups(), c.a, c.b);
      var y = scalar.conv2d(x, w, c.window);
      var g = normal(dtype, y.shape().dims());
      assertClose("conv2d " + c, y, fast.conv2d(x, w, c.window), 500);
      assertClose("input " + c, scalar.conv2dInput(g, w, c.window, x.shape()), fast.conv2dInput(g, w, c.window, x.shape()), 500);
      assertClose("kernel " + c, scalar.conv2dKernel(x, g, c.window, w.shape()), fast.conv2dKernel(x, g, c.window, w.shape()), 3000);
    }
  }

  @ParameterizedTest
  @EnumSource
  void convolutionsReadViewsAndDoNotDependOnTheNumberOfThreads(DType dtype) {
    Array x = normal(dtype, 40, 30, 8, 12).transpose(1, 3), w = normal(dtype, 9, 12, 3, 3).flip(0), g = normal(dtype, 40, 9, 6, 28);
    int before = Pool.threads();
    try {
      Pool.threads(1);
      Array y = fast.conv2d(x, w, Window.PLAIN), dx = fast.conv2dInput(g, w, Window.PLAIN, x.shape()),
          dw = fast.conv2dKernel(x, g, Window.PLAIN, w.shape());
      assertClose("conv2d", scalar.conv2d(x, w, Window.PLAIN), y, 500);
      Pool.threads(3);
      assertClose("conv2d", y, fast.conv2d(x, w, Window.PLAIN), 0);
      assertClose("input", dx, fast.conv2dInput(g, w, Window.PLAIN, x.shape()), 0);
      assertClose("kernel", dw, fast.conv2dKernel(x, g, Window.PLAIN, w.shape()), 0);
    } finally {
      Pool.threads(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void poolingAgreesWithTheDefinition(DType dtype) {
    var x = normal(dtype, 3, 4, 13, 17);
    for (int i = 0; i < x.size(); i += 3) x.raw(i, i % 2 == 0 ? 1 : Double.NaN);
    var plain = Window.PLAIN.over(2, 2).stride(2);
    for (var w : List.of(plain, Window.PLAIN.over(3, 3), plain.padding(1), Window.PLAIN.over(3, 2).stride(2, 3).dilation(2).padding(1),
        Window.PLAIN.over(13, 17)))
      for (var image : List.of(x, x.flip(3), x.slice(0, 1, 3, 1))) {
        Kernels.Pooled expected = scalar.maxPool(image, w), actual = fast.maxPool(image, w);
        assertClose("max " + w, expected.value(), actual.value(), 0);
        assertClose("places " + w, expected.places(), actual.places(), 0);
        assertClose("mean " + w, scalar.avgPool(image, w), fast.avgPool(image, w), 20);
        var g = normal(dtype, expected.value().shape().dims());
        assertClose("spread " + w, scalar.avgPoolInput(g, w, image.shape()), fast.avgPoolInput(g, w, image.shape()), 20);
        assertClose("max input " + w, scalar.maxPoolInput(g, expected.places(), w, image.shape()),
            fast.maxPoolInput(g, expected.places(), w, image.shape()), 20);
        Array places = expected.places().reshape(image.dim(0), 4, -1), flat = g.reshape(image.dim(0), 4, -1);
        assertClose("put " + w, scalar.putAlong(flat, 2, places, 221), fast.putAlong(flat, 2, places, 221), 20);
        assertClose("take " + w, scalar.takeAlong(image.reshape(image.dim(0), 4, 221), 2, places),
            fast.takeAlong(image.reshape(image.dim(0), 4, 221), 2, places), 0);
      }
  }

  @ParameterizedTest
  @EnumSource
  void windowsOfWidePlanesSideBySideGiveTheirGradientsBack(DType dtype) {
    var w = Window.PLAIN.over(2, 2).stride(2);
    for (int width : new int[]{32, 48, 67, 100}) {
      var image = normal(dtype, 2, 3, 7, width);
      var pooled = scalar.maxPool(image, w);
      var g = normal(dtype, pooled.value().shape().dims());
      var expected = scalar.maxPoolInput(g, pooled.places(), w, image.shape());
      assertClose("max input " + width, expected, fast.maxPoolInput(g, pooled.places(), w, image.shape()), 0);
      assertClose("spread " + width, scalar.avgPoolInput(g, w, image.shape()), fast.avgPoolInput(g, w, image.shape()), 0);
    }
  }

  private Array normal(DType dtype, int... dims) {
    return rng.normal(dtype, Shape.of(dims), 0, 1);
  }
}
