package nabla.array.simd;

import static nabla.array.simd.Close.assertClose;

import java.util.List;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Kernels;
import nabla.array.Rng;
import nabla.array.ScalarKernels;
import nabla.array.Shape;
import nabla.array.Walk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Running sums, places of extremes and copies of views against their definitions.
class ScansTest {
  private final Kernels fast = Kernels.best();
  private final Kernels scalar = new ScalarKernels();
  private final Rng rng = new Rng(3);

  private List<Array> views(DType dtype) {
    var x = rng.normal(dtype, Shape.of(9, 40, 17), 0, 1);
    return List.of(x, x.transpose(0, 2), x.transpose(1, 2), x.flip(1), x.slice(1, 1, 40, 3), x.permute(1, 2, 0),
        rng.normal(dtype, Shape.of(100), 0, 1),
        rng.normal(dtype, Shape.of(300, 500), 0, 1), x.slice(0, 0, 1, 1).broadcastTo(Shape.of(5, 40, 17)));
  }

  @ParameterizedTest
  @EnumSource
  void runningSumsAgree(DType dtype) {
    for (var x : views(dtype))
      for (int axis = 0; axis < x.rank(); axis++)
        assertClose("cumsum " + x.shape() + " " + axis, scalar.cumsum(x, axis), fast.cumsum(x, axis), 0);
  }

  @ParameterizedTest
  @EnumSource
  void placesOfExtremesAgreeAlsoAmongEqualsAndNaN(DType dtype) {
    for (var view : views(dtype)) {
      var x = view.copy();
      for (int i = 0; i < x.size(); i++) x.raw(i, i % 97 == 3 ? Double.NaN : Math.rint(2 * x.raw(i)) * (i % 2 == 0 ? 1 : -0.0));
      for (var y : List.of(view, x))
        for (int axis = 0; axis < y.rank(); axis++)
          for (boolean smallest : new boolean[]{false, true})
            assertClose("argmax " + y.shape() + " " + axis, scalar.argmax(y, axis, smallest), fast.argmax(y, axis, smallest), 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void copiesOfViewsHoldTheirNumbers(DType dtype) {
    for (var x : views(dtype))
      for (var y : List.of(x, x.flip(0), x.transpose(0, x.rank() - 1))) {
        var expected = Array.zeros(dtype, y.shape());
        var walk = new Walk(y);
        for (int i = 0; i < y.size(); i++) expected.raw(i, y.raw(walk.next()));
        assertClose("copy of " + y.shape(), expected, y.copy(), 0);
      }
  }
}
