package nabla.data;

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.math.Matrices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoiseTest {
  @BeforeEach
  void doubles() { DType.standard(DType.F64); }

  @AfterEach
  void floats() { DType.standard(DType.F32); }

  /// J-8.2: least squares on 4000 noisy copies of 50 examples is ridge with λ = N s², to 3e-3.
  @Test
  void inputNoiseActsLikeRidge() {
    double s2 = 0.2;
    int n = 50;
    var data = Tables.linear(n, 0.3, new Rng(1), 1, -2, 0.5);
    var noisy = Noise.inputs(data, Math.sqrt(s2), 4000, new Rng(2));
    var x = data.x();
    var penalised = x.t().mm(x).add(Tensor.of(Array.of(new double[]{1, 0, 0, 0, 1, 0, 0, 0, 1}, Shape.of(3, 3))).mul(n * s2));
    var ridge = Matrices.solve(penalised.value(), x.t().mm(data.y()).value()).toDoubles();
    // the mean of XᵀX over the copies is XᵀX + N s² I
    var augmented = Matrices.solve(noisy.x().t().mm(noisy.x()).value(), noisy.x().t().mm(noisy.y()).value()).toDoubles();
    assertArrayEquals(ridge, augmented, 3e-3);
  }

  /// P-6.3: w = (1, −2, 0.5), σ = 0.3: the error grows by σ² Σ w² = 0.4725.
  @Test
  void inputNoiseOfALinearUnitAddsItsSquaredWeights() {
    var w = Sets.tensor(new double[]{1, -2, 0.5}, 3, 1);
    var data = Tables.linear(20, 1, new Rng(3), 0, 1, 1);
    double clean = data.x().mm(w).sub(data.y()).square().mean().item();
    var noisy = Noise.inputs(data, 0.3, 20_000, new Rng(4));
    assertEquals(0.4725, noisy.x().mm(w).sub(noisy.y()).square().mean().item() - clean, 0.02);
  }

  /// P-6.4: noise on targets adds the constant σ², whatever the weights.
  @Test
  void targetNoiseMovesNoMinimum() {
    var data = Tables.linear(200_000, 0, new Rng(3), 0, 1, 1);
    var noisy = Noise.targets(data, 0.5, new Rng(5));
    for (double scale : new double[]{0.5, 1, 2}) {
      var y = data.x().mm(Sets.tensor(new double[]{0, scale, scale}, 3, 1));
      assertEquals(0.25, y.sub(noisy.y()).square().mean().item() - y.sub(data.y()).square().mean().item(), 0.01, "weights " + scale);
    }
  }

  @Test
  void aShareOfTheLabelsIsReplacedByOthers() {
    var data = Synthetic.blobs(3000, 3, 1, new Rng(1));
    int[] before = data.labels(), after = Noise.labels(data, 0.2, new Rng(2)).labels();
    int changed = 0;
    for (int i = 0; i < 3000; i++) if (before[i] != after[i]) changed++;
    assertEquals(600, changed, 60);
    assertArrayEquals(before, Noise.labels(data, 0, new Rng(2)).labels());
    assertThrows(IllegalArgumentException.class, () -> Noise.labels(data, 1.5, new Rng(1)));
    assertThrows(IllegalArgumentException.class, () -> Noise.labels(Curves.westwood(), 0.1, new Rng(1)));
  }

  @Test
  void foldsHoldEveryExampleOnceAndEachClassAlike() {
    var data = Sets.iris();
    for (var fold : data.stratifiedKFold(5, new Rng(1))) {
      assertEquals(120, fold.train().size());
      assertArrayEquals(new double[]{10, 10, 10}, fold.test().y().sum(0).toDoubles());
    }
    var one = Curves.westwood().leaveOneOut();
    assertEquals(6, one.size());
    for (int i = 0; i < 6; i++) {
      assertEquals(Curves.westwood().x().at(i, 0), one.get(i).test().x().item());
      assertEquals(5, one.get(i).train().size());
    }
    assertEquals(List.of(3, 3, 4), data.slice(0, 10).kFold(3, new Rng(1)).stream().map(f -> f.test().size()).sorted().toList());
  }

  /// C-9.15: about 1 − 1/e of the examples are drawn.
  @Test
  void bootstrapsDrawWithReplacement() {
    var drawn = DataSet.bootstrap(1000, new Rng(1));
    assertEquals(0.632, 1 - DataSet.undrawn(drawn, 1000).length / 1000.0, 0.02);
  }

  @Test
  void emptySetsAndPartsAreTold() {
    var empty = Curves.westwood().slice(0, 0);
    assertEquals("batches: Westwood rents holds no examples",
        assertThrows(IllegalArgumentException.class, () -> empty.batches(4, new Rng(1))).getMessage());
    assertEquals("standardise: Westwood rents holds no examples",
        assertThrows(IllegalArgumentException.class, () -> Scaler.of(empty)).getMessage());
    assertEquals("split: a share of 0.01 of 6 examples leaves one part empty",
        assertThrows(IllegalArgumentException.class, () -> Curves.westwood().split(0.01, new Rng(1))).getMessage());
    assertEquals("standardise: fitted on inputs of shape (1,) each, iris has (150, 4)",
        assertThrows(IllegalArgumentException.class, () -> Scaler.of(Curves.westwood()).apply(Sets.iris())).getMessage());
  }
}
