package nabla.derive;

import static nabla.lab.Deriving.*;
import static nabla.lab.Elements.*;
import static nabla.lab.Making.*;
import static nabla.lab.Reducing.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.derive.Diagnosis.Kind;
import nabla.grad.Grad;
import nabla.grad.Op;
import nabla.grad.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static final int RUNS = 200;

  @BeforeEach
  void doubles() {
    dtype(F64);
  }

  @AfterEach
  void floats() {
    dtype(DType.F32);
  }

  /// A random two-layer network with a random loss, a mean over `n` examples, and a penalty on the first weights.
  private record Case(int n, Tensor w, Tensor b, Tensor hidden, Tensor data, Tensor loss, UnaryOperator<Tensor> activation) {
    static Case draw(Rng rng) {
      int n = 4 + rng.below(5), d = 2 + rng.below(3), h = d + 1 + rng.below(3), k = 2 + rng.below(3);
      Tensor x = normal(rng, n, d), y = normal(rng, n, k), w = Tensor.param("W", normal(rng, d, h).value()),
          b = Tensor.param("b", normal(rng, h).value());
      Tensor v = Tensor.param("V", normal(rng, h, k).value()), hidden = x.mm(w).add(b);
      List<UnaryOperator<Tensor>> activations = List.of(Tensor::tanh, Tensor::sigmoid, Tensor::relu, Tensor::softplus);
      var activation = activations.get(rng.below(4));
      var out = activation.apply(hidden).mm(v);
      var data = switch (rng.below(4)) {
        case 0 -> out.sub(y).square().sum(1).mean();
        case 1 -> out.sub(y).square().sum().div(n);
        case 2 -> out.softmaxCrossEntropy(y.softmax(-1)).mean();
        default -> out.sigmoidCrossEntropy(y.sigmoid()).sum(1).mean();
      };
      return new Case(n, w, b, hidden, data, data.add(w.square().sum().add(b.square().sum()).mul(0.05 + 0.1 * rng.uniform())), activation);
    }

    /// One whose data can be felt: where every unit is dead, a factor on the data's gradient of 0 is no slip.
    static Case alive(Rng rng) {
      var c = draw(rng);
      return Arrays.stream(c.grad(c.data, c.w).toDoubles()).anyMatch(v -> v != 0) ? c : alive(rng);
    }

    private static Tensor normal(Rng rng, int... dims) {
      return Tensor.of(rng.normal(DType.F64, Shape.of(dims), 0, 1));
    }

    Tensor grad(Tensor y, Tensor x) {
      return Grad.of(y, List.of(x), false).getFirst();
    }
  }

  private record Wrong(Kind kind, Tensor by, Tensor gradient) {}

  private static Wrong slip(Case c, Rng rng) {
    Tensor g = c.grad(c.loss, c.w), data = c.grad(c.data, c.w), penalty = g.sub(data);
    return switch (rng.below(9)) {
      case 0 -> new Wrong(Kind.TIMES_N, c.w, data.mul(c.n).add(penalty));
      case 1 -> new Wrong(Kind.OVER_N, c.w, data.div(c.n).add(penalty));
      case 2 -> new Wrong(Kind.FACTOR, c.w, rng.below(2) == 0 ? g.mul(2) : data.add(penalty.mul(0.5)));
      case 3 -> new Wrong(Kind.SIGN, c.w, rng.below(2) == 0 ? g.neg() : penalty.sub(data));
      case 4 -> new Wrong(Kind.TRANSPOSED, c.w, g.t());
      case 5 -> new Wrong(Kind.REGULARISER, c.w, data);
      case 6 -> new Wrong(Kind.ACTIVATION, c.w, forgotten(c).add(penalty));
      case 7 -> new Wrong(Kind.UNSUMMED, c.b, Grad.of(c.data, List.of(c.hidden), false).getFirst());
      default -> new Wrong(Kind.ORDER, c.w, g.t().reshape(g.shape().dims()));
    };
  }

  /// The gradient by W as if the activation had slope 1.
  private static Tensor forgotten(Case c) {
    return Backpass.gradient(c.data, c.w, (node, in, g) -> node.inputs().contains(c.hidden) ? List.of(g) : null);
  }

  @Test
  void slipsAreNamed() {
    long seed = System.nanoTime();
    var rng = new Rng(seed);
    int named = 0;
    var missed = new ArrayList<String>();
    for (int i = 0; i < RUNS; i++) {
      var c = Case.alive(rng);
      var wrong = slip(c, rng);
      var found = Diagnosis.of(c.loss, wrong.by, wrong.gradient);
      assertFalse(found.right(), "seed " + seed + ", run " + i + ": accepted a gradient with the slip " + wrong.kind);
      if (found.kind() == wrong.kind) named++;
      else missed.add(wrong.kind + " taken for " + found);
    }
    System.out.println("DiagnosisTest: seed " + seed + ", " + named + " of " + RUNS + " slips named");
    assertTrue(named >= 0.95 * RUNS, "seed " + seed + ": " + missed);
  }

  @Test
  void rightGradientsAreNeverDiagnosed() {
    long seed = System.nanoTime();
    var rng = new Rng(seed);
    for (int i = 0; i < RUNS; i++) {
      var c = Case.draw(rng);
      for (var x : List.of(c.w, c.b)) {
        var found = Diagnosis.of(c.loss, x, c.grad(c.loss, x));
        assertTrue(found.right(), "seed " + seed + ", run " + i + ": " + found);
      }
    }
  }

  @Test
  void aSlipIsExplainedInASentence() {
    var w = param("W", new double[][]{{1, 2}, {3, 5}});
    var x = tensor(new double[][]{{1, -1}, {2, 0.5}, {0, 1}});
    var loss = mean(square(x.mm(w)));
    var g = Grad.of(loss, List.of(w), false).getFirst();
    assertEquals("6 times too large: the loss is a mean over 6, divide by 6", Diagnosis.of(loss, w, g.mul(6)).message());
    assertEquals("transposed: this is the gradient's transpose", Diagnosis.of(loss, w, g.t()).message());
    assertEquals("shape (4,), but the parameter has shape (2, 2)",
        Diagnosis.of(loss, w, tensor(1, 2, 3, 4.0)).message().replace("the numbers are right, ", ""));
    assertTrue(check(loss, w).against(g.neg()).toString().endsWith("your gradient of W: the sign is wrong"));
  }

  @Test
  void aRightGradientPassesTheCheckInDoublesWhateverItsDtype() {
    dtype(F32);
    seed(2);
    Tensor w = param("W", normal(3, 2)), b = param("b", normal(2));
    var check = check(mean(square(tanh(normal(4, 3).mm(w).add(b)))));
    assertTrue(check.passed(), check.toString());
    assertEquals(List.of("W", "b"), check.rows().stream().map(Check.Row::name).toList());
    assertTrue(check.rows().getFirst().error() < 1e-8, check.toString());
    assertTrue(check.display().data().get("text/html").contains("<svg"));
  }

  @Test
  void aWrongGradientFailsTheCheckAndIsLocated() {
    var cube = Op.of("cube", x -> x.pow(3), (x, y, g) -> g.mul(x.square()).mul(2));
    var check = check(sum(cube.apply(param("w", 0.0, 1, 2))));
    assertFalse(check.passed());
    assertTrue(check.toString().contains("The gradient is wrong: w[2]"), check.toString());
  }

  @Test
  void aKinkIsNotTakenForAnError() {
    var check = check(sum(relu(param("x", 1, 0.0, -2))));
    assertTrue(check.passed(), check.toString());
    assertEquals(Check.Verdict.KINK, check.rows().getFirst().verdict());
  }
}
