package nabla.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InPlaceTest {
  private static final List<UpdateRule> RULES = List.of(new Descent.Sgd(0), new Descent.Sgd(0.1), new Descent.Momentum(0.9),
      new Moments.Adam(0.9, 0.999, 1e-8, Stabiliser.OUTSIDE, true, 0),
      new Moments.Adam(0.8, 0.9, 1e-3, Stabiliser.INSIDE, false, 0.1));

  @ParameterizedTest
  @EnumSource
  void theStepInOnePassIsTheRule(DType dtype) {
    for (var rule : RULES)
      for (int n : new int[]{5, 133}) {
        var rng = new Rng(n);
        var start = rng.normal(dtype, Shape.of(n), 0, 1);
        Tensor composed = Tensor.param("w", start), direct = Tensor.param("w", start);
        Slots a = new Slots(composed), b = new Slots(direct);
        for (int t = 0; t < 4; t++) {
          var g = Tensor.of(rng.normal(dtype, Shape.of(n), 0, 1));
          a.begin(0.1);
          b.begin(0.1);
          composed.update(Tensor.noGrad(() -> rule.next(composed, g, a)).value());
          assertTrue(rule.inPlace(direct, g, b), rule.toString());
          assertArrayEquals(composed.toDoubles(), direct.toDoubles(), 20 * dtype.epsilon(), rule + " step " + t);
        }
      }
  }
}
