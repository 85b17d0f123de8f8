package nabla.structure;

import static nabla.lab.Losses.mse;
import static nabla.lab.Making.*;
import static nabla.lab.Networks.*;
import static nabla.lab.Structures.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.Arrays;
import java.util.stream.IntStream;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.data.Curves;
import nabla.data.DataSet;
import nabla.data.Tables;
import nabla.grad.Grad;
import nabla.grad.Tensor;
import nabla.math.Matrices;
import nabla.nn.Flat;
import nabla.nn.Layer;
import nabla.nn.Saved;
import nabla.optim.Descent;
import nabla.optim.Optimizer;
import nabla.train.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deleting weights: by magnitude, by damage, by surgery.
class SaliencyTest {
  private static final double[] H = {4, 1, 0, 1, 3, .5, 0, .5, 1}, W = {.4, -.3, .6};

  @BeforeEach
  void doubles() {
    dtype(F64);
    seed(1);
  }

  @AfterEach
  void floats() { dtype(DType.F32); }

  private static Tensor matrix(int n, double... x) { return Tensor.of(Array.of(x, Shape.of(n, n))); }

  private static Tensor vector(double... x) { return Tensor.of(Array.of(x, Shape.of(x.length))); }

  /// J-8.7.2
  @Test
  void optimalBrainDamageTakesHalfTheDiagonal() {
    assertArrayEquals(new double[]{0.32, 0.135, 0.18}, Saliency.damage(matrix(3, H), vector(W)), 1e-12);
  }

  /// J-8.7.3
  @Test
  void optimalBrainSurgeonDeletesAsTheNotesCompute() {
    assertArrayEquals(new double[]{0.290909, 0.1125, 0.163636}, Saliency.surgeon(matrix(3, H), vector(W)), 1e-6);
    var cut = Saliency.delete(matrix(3, H), vector(W), 1);
    assertArrayEquals(new double[]{0.325, 0, 0.45}, cut.weights().toDoubles(), 1e-12);
    assertEquals(0.1125, cut.increase(), 1e-12);
  }

  /// J-8.7.3: 0.5 + 0.5 is as good as 1, which damage cannot see.
  @Test
  void ofARedundantPairOneWeightTakesOver() {
    var h = matrix(2, 1.1, 1, 1, 1.1);
    assertEquals(0.9545, Saliency.delete(h, vector(.5, .5), 0).weights().at(1), 1e-4);
    assertTrue(Saliency.surgeon(h, vector(.5, .5))[0] < 0.2 * Saliency.damage(h, vector(.5, .5))[0]);
  }

  /// J-8.7.3: the exercise of the notes; `(H⁻¹)_ii > 0`, and making up for a weight is never worse than not.
  @Test
  void surgerySaliencyIsThatOfTheQuadraticAndNeverAboveDamage() {
    var rng = new Rng(4);
    for (int trial = 0; trial < 20; trial++) {
      var a = Tensor.of(rng.normal(DType.F64, Shape.of(6, 6), 0, 1));
      var h = a.mm(a.t()).add(eye(6).mul(0.1));
      var w = Tensor.of(rng.normal(DType.F64, Shape.of(6), 0, 1));
      double[] surgeon = Saliency.surgeon(h, w), damage = Saliency.damage(h, w);
      for (int i = 0; i < 6; i++) {
        var cut = Saliency.delete(h, w, i);
        assertEquals(surgeon[i], Saliency.predicted(h, cut.change()), 1e-9 * Math.max(1, surgeon[i]), "½ΔwᵀHΔw");
        assertEquals(-w.at(i), cut.change().at(i), 1e-12, "the constraint");
        assertTrue(0 <= surgeon[i] && surgeon[i] <= damage[i] * (1 + 1e-9), surgeon[i] + " > " + damage[i]);
      }
    }
  }

  @Test
  void rankOneStepsGiveTheInverseOfTheFisherMatrix() {
    var g = Tensor.of(new Rng(2).normal(DType.F64, Shape.of(30, 5), 0, 1));
    var fisher = g.t().mm(g).div(30).add(eye(5).mul(0.01));
    assertArrayEquals(Matrices.inverse(fisher.value()).toDoubles(), Saliency.inverseFisher(g, 0.01).toDoubles(), 1e-9);
  }

  @Test
  void aSingularHessianIsRefused() {
    assertThrows(ArithmeticException.class, () -> Saliency.surgeon(matrix(2, 1, 1, 1, 1), vector(.5, .5)));
    assertEquals("saliency: 3 weights need a Hessian of shape (3, 3), not (2, 2)",
        assertThrows(IllegalArgumentException.class, () -> Saliency.damage(matrix(2, 1, 0, 0, 1), vector(W))).getMessage());
  }

  /// A small net at a minimum of a loss with a little weight decay, which makes the Hessian positive definite; found by damped Newton steps.
  private static Layer trained(DataSet data, nabla.loss.Loss loss) {
    var model = sequential(linear(1, 4), tanh(), linear(4, 1));
    var flat = Flat.of(model);
    java.util.function.UnaryOperator<Tensor> f = v -> loss.of(flat.at(v).apply(data.x()), data.y()).add(v.square().sum().mul(5e-4));
    var w = flat.vector();
    double damping = 1;
    for (int i = 0; i < 200; i++) {
      var g = Grad.grad(f).apply(w);
      if (g.norm().item() < 1e-9) break;
      var step = Tensor.of(Matrices.solve(Grad.hessian(f, w).add(eye(flat.size()).mul(damping)).value(), g.value()));
      var next = w.sub(step);
      boolean better = f.apply(next).item() < f.apply(w).item();
      damping *= better ? 0.3 : 4;
      if (better) w = next;
    }
    flat.write(w.value());
    return model;
  }

  /// J-8.7.1 … 8.7.3: on a trained net the predicted increase is the quadratic's, and for small saliencies the true one.
  @Test
  void predictionsAgreeWithTheQuadraticAndTheTrueLoss() {
    var data = Curves.sine(30, 0.05, new Rng(3));
    var model = trained(data, mse());
    var flat = Flat.of(model);
    var surgeon = surgeon(model, data, mse()).damping(1e-3);
    var saliencies = surgeon.saliencies();
    var hessian = surgeon.hessian().add(eye(flat.size()).mul(1e-3));
    for (int i = 0; i < saliencies.length; i++)
      assertEquals(saliencies[i], Saliency.predicted(hessian, Saliency.delete(hessian, flat.vector(), i).change()), 1e-8);
    var damage = surgeon.damage();
    for (int i = 0; i < damage.length; i++) assertTrue(saliencies[i] <= damage[i] + 1e-12, flat.name(i));
    double before = total(flat, data, flat.vector());
    int best = IntStream.range(0, saliencies.length).boxed().min((a, b) -> Double.compare(saliencies[a], saliencies[b])).orElseThrow();
    var small = Saliency.delete(hessian, flat.vector(), best).change().mul(0.05);
    double rise = total(flat, data, flat.vector().add(small)) - before;
    assertEquals(Saliency.predicted(hessian, small), rise, 0.1 * rise, "the quadratic is right near the minimum");
  }

  private static double total(Flat flat, DataSet data, Tensor v) {
    return mse().of(flat.at(v).apply(data.x()), data.y()).item() + 5e-4 * v.square().sum().item();
  }

  /// J-8.7.3: a redundant input can be cut away without a rise, and what is cut stays cut in training.
  @Test
  void theSurgeonCutsWhatIsNotNeededAndTrainingDoesNotBringItBack() {
    var data = Tables.linear(40, 0, new Rng(5), 2, 0, -1, 0.01);
    var model = linear(4, 1);
    Flat.of(model).write(Array.of(new double[]{2, 0.02, -1, 0.01, 0}, Shape.of(5)));
    var surgeon = surgeon(model, data, mse());
    var cuts = surgeon.cut(2);
    assertTrue(cuts.stream().map(Surgeon.Cut::weight).toList().containsAll(java.util.List.of("weight[1, 0]", "weight[3, 0]")),
        cuts.toString());
    assertEquals(cuts.get(1).after(), surgeon.loss(), 1e-12);
    assertTrue(surgeon.loss() < 1e-3, "loss " + surgeon.loss());
    var pruned = surgeon.model();
    Trainer.of(pruned, data).loss(mse()).optimizer(Optimizer.of(new Descent.Sgd(0), 0.1)).epochs(20).seed(1).quiet().run();
    assertEquals(0, pruned.apply(data.x()).sub(model.apply(data.x())).abs().max().item(), 1e-12);
    assertEquals(0, model.weight().at(1, 0));
    assertEquals(0, model.weight().at(3, 0));
    assertEquals(0.4, pruned.sparsity(), 1e-12);
  }

  @Test
  void correctionsAreScaledDownWhereOneIsTooLarge() {
    var x = Tables.linear(50, 0, new Rng(1), 1, 1).x();
    var both = new DataSet("twins", x.slice(1, 0, 1).mm(ones(1, 2)).add(x.mul(0.05)), x.slice(1, 0, 1).mul(4), java.util.List.of());
    var model = linear(2, 1);
    Flat.of(model).write(Array.of(new double[]{1.9, 2.1, 0}, Shape.of(3)));
    surgeon(model, both, mse()).limit(0.5).cut();
    assertEquals(2.6, model.weight().toDoubles()[1], 1e-9, "2.1 moved by 0.5, not by about 1.9");
  }

  /// J-8.7, C-9.8
  @Test
  void magnitudePruningKeepsTheLargestWeights(@TempDir java.nio.file.Path folder) throws java.io.IOException {
    var model = sequential(linear(3, 2), relu(), linear(2, 1));
    Flat.of(model).write(Array.of(new double[]{5, -4, .1, 3, -.2, 2, 9, 9, -.3, 6, 9}, Shape.of(11)));
    var pruned = prune(model, 0.375);
    assertArrayEquals(new double[]{5, -4, 0, 3, 0, 2, 9, 9, 0, 6, 9}, Flat.of(model).vector().toDoubles());
    assertEquals(8, pruned.remaining());
    var more = prune(pruned, 0.5);
    assertArrayEquals(new double[]{5, -4, 0, 3, 0, 0, 9, 9, 0, 6, 9}, Flat.of(model).vector().toDoubles(), "biases stay");
    Saved.save(more, folder.resolve("pruned"));
    var other = prune(sequential(linear(3, 2), relu(), linear(2, 1)), 0.5);
    Saved.load(other, folder.resolve("pruned"));
    assertArrayEquals(more.removed(), other.removed(), "masks are saved with the model");
    assertArrayEquals(more.apply(ones(1, 3)).toDoubles(), other.apply(ones(1, 3)).toDoubles());
    assertThrows(IllegalArgumentException.class, () -> prune(model, 1));
    assertEquals("prune: 2 scores for 11 parameters",
        assertThrows(IllegalArgumentException.class, () -> Pruned.smallest(model, 0.5, new double[2])).getMessage());
  }

  @Test
  void aVectorHoldsAllParametersByName() {
    var flat = flat(sequential(linear(2, 3), relu(), linear(3, 1)));
    assertEquals(13, flat.size());
    assertEquals("0.weight[1, 2]", flat.name(5));
    assertEquals("0.bias[0]", flat.name(6));
    assertEquals("2.bias[0]", flat.name(12));
    assertEquals(9, flat.weights().size());
    var x = normal(4, 2);
    assertArrayEquals(flat.model().apply(x).toDoubles(), flat.at(flat.vector()).apply(x).toDoubles(), 0);
    assertTrue(Arrays.stream(Grad.grad(v -> flat.at(v).apply(x).square().sum()).apply(flat.vector()).toDoubles()).anyMatch(g -> g != 0));
    assertEquals("flat: the model has 13 parameters, the vector shape (12,)",
        assertThrows(IllegalArgumentException.class, () -> flat.at(zeros(12))).getMessage());
  }
}
