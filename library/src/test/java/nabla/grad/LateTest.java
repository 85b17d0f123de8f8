package nabla.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import org.junit.jupiter.api.Test;

/// Operations on elements are computed late, whole chains block by block, and have the same bits. With poison, as all tests run, the smallest arrays
/// are taken this way, in blocks of 64 numbers.
class LateTest extends LateCase {
  private static final Map<String, UnaryOperator<Tensor>> FUNCTIONS = new LinkedHashMap<>();

  static {
    for (var f : List.of(new Powers.Neg(), new Powers.Abs(), new Powers.Square(), new Powers.Sqrt(), new Powers.Exp(),
        new Activation.Tanh(),
        new Activation.Sigmoid(), new Activation.Relu(), new Activation.LeakyRelu(0.1), new Activation.LeakyRelu(-0.1),
        new Activation.Elu(1.5),
        new Activation.Elu(-1), new Activation.Selu(), new Activation.Swish(), new Activation.HardTanh()))
      FUNCTIONS.put(f.toString(), f::apply);
    FUNCTIONS.put("1 − x", y -> Tensor.scalar(y.dtype(), 1).sub(y));
    FUNCTIONS.put("3 / x", y -> Tensor.scalar(y.dtype(), 3).div(y));
    FUNCTIONS.put("x / 3", y -> y.div(3));
    FUNCTIONS.put("x · x", y -> y.mul(y));
  }

  @Test
  void everyFunctionHasTheValueAndTheGradientsOfOperationsOneByOne() {
    for (var dtype : DType.values()) {
      parameters(dtype);
      FUNCTIONS.forEach((name, f) -> check(name + " of " + dtype, chain(f)));
    }
  }

  @Test
  void aPassLeavesNoArrayForWhatItGoesBackThrough() {
    FUNCTIONS.forEach((name, f) -> {
      var steps = new ArrayList<Tensor>();
      var y = chain(f).of(z -> {
        steps.add(z);
        return z;
      });
      gradients(y, Tensor.of(normal(DType.F32)));
      for (var z : steps) assertFalse(isThere(z), name);
    });
  }

  @Test
  void graphsOfAnyFormHaveTheSameBits() {
    Tensor mask = x.gt(0), constant = Tensor.of(normal(DType.F32)), row = Tensor.param("row", rng.normal(DType.F32, Shape.of(41), 0, 1));
    check("one number used twice", step -> {
      var h = step.apply(x.mul(w));
      return step.apply(step.apply(h.tanh()).mul(step.apply(h.exp()))).add(h);
    });
    check("constants and masks", step -> step.apply(step.apply(step.apply(x.mul(mask)).add(constant)).mul(2)).tanh());
    check("sums handed on", step -> step.apply(step.apply(x.add(w)).add(step.apply(b.add(x)))));
    check("a residual", step -> step.apply(step.apply(step.apply(x.tanh()).mul(w)).add(x)).relu());
    check("a view of a parameter", step -> step.apply(step.apply(x.reshape(41, 23).mul(w.reshape(41, 23))).tanh()));
    check("a turned view, which is not late", step -> step.apply(step.apply(x.t().mul(w.t())).tanh()));
    check("a row, which broadcasts and is not late", step -> step.apply(step.apply(step.apply(x.mul(w)).add(row)).tanh()).square());
    check("a product in the middle",
        step -> step.apply(step.apply(step.apply(x.mul(w)).tanh()).mm(step.apply(b.neg()).t()).square()).neg());
    check("a sum of sums", step -> step.apply(step.apply(x.mul(w)).tanh().sum(0)).square().sum());
  }

  @Test
  void aLongChainHasTheSameValueAndGradientsButForTheOrderOfSums() {
    Work work = step -> {
      var y = x;
      for (int i = 0; i < 100; i++) y = step.apply(step.apply(y.mul(w).tanh()).add(b));
      return y;
    };
    Tensor expected = stepwise(work), actual = late(work), seed = Tensor.of(normal(DType.F32));
    List<Tensor> all = gradients(expected, seed), found = gradients(actual, seed);
    for (int i = 0; i < 3; i++)
      for (int k = 0; k < SHAPE.size(); k++) {
        double e = all.get(i).value().reshape(-1).get(k), a = found.get(i).value().reshape(-1).get(k);
        assertEquals(e, a, 1e-4 * (1 + Math.abs(e)), "gradient " + i + " at " + k);
      }
    same("value", expected, actual);
  }

  @Test
  void smallAndOddSizesHaveTheSameBits() {
    for (int n : new int[]{1, 2, 3, 15, 63, 64, 65, 127, 128, 129, 191, 1000}) {
      x = Tensor.param("x", rng.normal(DType.F32, Shape.of(n), 0, 1));
      w = Tensor.param("w", rng.normal(DType.F32, Shape.of(n), 0, 1));
      b = Tensor.param("b", rng.normal(DType.F32, Shape.of(n), 0, 1));
      check(n + " numbers", chain(Tensor::swish));
    }
  }

  @Test
  void notANumberAndInfinityPass() {
    double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0, 1e38, -1e38, 1e-45};
    for (var p : List.of(x, w, b)) p.update(Array.copyOf(DType.F32, pattern(odd), SHAPE));
    FUNCTIONS.forEach((name, f) -> check(name, chain(f)));
  }

  private double[] pattern(double[] of) {
    var all = new double[SHAPE.size()];
    for (int i = 0; i < all.length; i++) all[i] = of[rng.below(of.length)];
    return all;
  }

  @Test
  void secondDerivativesGoThroughThem() {
    var at = Tensor.param("at", Array.copyOf(DType.F64, new double[]{0.3, -1.2, 2}, Shape.of(3)));
    var first = Grad.of(at.mul(at).mul(at).tanh().sum(), List.of(at), true).getFirst();
    var second = Grad.of(first.sum(), List.of(at), false).getFirst();
    for (int i = 0; i < 3; i++) {
      double t = at.at(i), y = Math.tanh(t * t * t), slope = 1 - y * y;
      assertEquals(slope * 6 * t - 2 * y * slope * 9 * Math.pow(t, 4), second.at(i), 1e-9);
    }
  }

  /// In a JVM of its own, without poison, so that late results and blocks are as large as elsewhere.
  @Test
  void aChainOfManyFunctionsNeedsFewArraysAndHasTheSameBitsInBlocksOfUsualSize() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = List.of(java, "-Dnabla.scalar=true", "-cp", System.getProperty("java.class.path"),
        Usual.class.getName());
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var lines = new String(process.getInputStream().readAllBytes()).lines().toList();
    assertEquals(0, process.waitFor(), lines::toString);
    var words = lines.getLast().split(" ");
    System.out.println(
        "LateTest: 20 functions forward and back: the same bits " + words[0] + ", arrays " + words[1] + ", step by step " + words[2]);
    assertEquals("true", words[0], lines::toString);
    assertTrue(Double.parseDouble(words[1]) < 4, lines::toString);
    assertTrue(Double.parseDouble(words[2]) > 20, lines::toString);
  }

  /// Prints whether a chain of 20 functions has the same bits late and step by step, and how many arrays of its size either allocates the second time.
  static final class Usual {
    private static final int SIZE = 300_000;
    private static final Rng RNG = new Rng(3);
    private static final Tensor P = Tensor.param("p", RNG.normal(DType.F32, Shape.of(SIZE), 0, 1)),
        SEED = Tensor.of(RNG.normal(DType.F32, Shape.of(SIZE), 0, 1));

    private Usual() {}

    public static void main(String[] arguments) {
      var gradients = new ArrayList<double[]>();
      var values = new ArrayList<double[]>();
      var arrays = new ArrayList<Double>();
      for (boolean look : List.of(false, true, false, true)) {
        long before = allocated();
        var y = P;
        for (int i = 0; i < 20; i++) {
          y = i % 2 == 0 ? y.mul(1.01) : y.tanh();
          if (look) y.value();
        }
        var g = Grad.of(y, SEED, List.of(P), false).getFirst();
        arrays.add((allocated() - before) / (4.0 * SIZE));
        gradients.add(g.toDoubles());
        values.add(y.toDoubles());
      }
      boolean same = Arrays.equals(gradients.get(0), gradients.get(1)) && Arrays.equals(values.get(0), values.get(1));
      System.out.printf(Locale.ROOT, "%b %.1f %.1f%n", same, arrays.get(2), arrays.get(3));
    }

    private static long allocated() {
      return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }
  }
}
