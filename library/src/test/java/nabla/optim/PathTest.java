package nabla.optim;

import static nabla.optim.Stabiliser.INSIDE;
import static nabla.optim.Stabiliser.OUTSIDE;
import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nabla.array.Array;
import nabla.array.Shape;
import nabla.grad.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Fifty steps of every optimiser on three functions are those of PyTorch or of the formula in NumPy (`optimizer_goldens.py`).
class PathTest {
  private static final int STEPS = 50;
  private static final double TOLERANCE = 1e-6;

  /// What is minimised, and the parameters, whose numbers laid end to end are θ.
  private record Problem(Supplier<Tensor> loss, Tensor... parameters) {}

  private static final LineSearch ARMIJO = new LineSearch.Armijo(1e-4, 0.5, 60), WOLFE = new LineSearch.Wolfe(1e-4, 0.9, 25),
      NARROW = new LineSearch.Wolfe(1e-4, 0.1, 25), EXACT = new LineSearch.Exact(), FIXED = new LineSearch.Fixed();
  private static final Schedule RISING = Schedule.momentum(10, 0.95);

  private static final Map<String, DoubleFunction<Optimizer>> METHODS = Map.ofEntries(
      method("sgd", new Descent.Sgd(0)), method("sgd-l2", new Descent.Sgd(0.1)),
      Map.entry("sgd-clip-value", r -> Optimizer.of(new Descent.Sgd(0), r).clipValue(0.5)),
      Map.entry("sgd-clip-norm", r -> Optimizer.of(new Descent.Sgd(0), r).clipNorm(0.1)),
      method("proximal", new Descent.Proximal(0.05)), method("momentum", new Descent.Momentum(0.9)),
      method("momentum-averaged", new Descent.AveragedMomentum(0.9)),
      method("momentum-scheduled", new Descent.ScheduledMomentum(RISING, false)), method("nesterov", new Descent.Nesterov(0.9)),
      method("nesterov-scheduled", new Descent.ScheduledMomentum(RISING, true)), method("look-ahead", new Directions.LookAhead(0.9)),
      method("adagrad", new Adaptive.AdaGrad(1e-8, INSIDE)), method("adagrad-outside", new Adaptive.AdaGrad(1e-8, OUTSIDE)),
      method("rmsprop", new Adaptive.RmsProp(0.9, 0, 1e-7, INSIDE)),
      method("rmsprop-momentum", new Adaptive.RmsProp(0.9, 0.9, 1e-7, INSIDE)),
      method("rmsprop-outside", new Adaptive.RmsProp(0.9, 0.5, 1e-7, OUTSIDE)), method("adadelta", new Adaptive.AdaDelta(0.9, 1e-6)),
      method("maxprop", new Adaptive.MaxProp(0.9, 1e-8)), method("adam", adam(OUTSIDE, true, 0)),
      method("adam-inside", adam(INSIDE, true, 0)), method("adam-raw", adam(OUTSIDE, false, 0)),
      method("adamw", adam(OUTSIDE, true, 0.05)), method("amsgrad", new Moments.AmsGrad(0.9, 0.999, 1e-8, OUTSIDE, true)),
      method("adamax", new Moments.AdaMax(0.9, 0.999, 1e-8)), method("nadam", new Moments.NAdam(0.9, 0.999, 1e-8, OUTSIDE)),
      Map.entry("delta-delta", r -> Optimizer.of(new Signs.DeltaDelta(r * r * r), r)),
      Map.entry("delta-bar-delta", r -> Optimizer.of(new Signs.DeltaBarDelta(r / 20, 0.3, 0.7, false), r)),
      Map.entry("delta-bar-delta-printed", r -> Optimizer.of(new Signs.DeltaBarDelta(r / 20, 0.3, 0.7, true), r)),
      method("rprop", rprop(Signs.Turn.WAIT)), method("rprop-back", rprop(Signs.Turn.BACK)), method("rprop-go", rprop(Signs.Turn.GO)),
      method("quickprop", new Signs.Quickprop(1.75)), method("steepest-armijo", new Directions.Steepest(ARMIJO)),
      method("steepest-wolfe", new Directions.Steepest(WOLFE)), method("steepest-exact", new Directions.Steepest(EXACT)),
      method("steepest-grid", new Directions.Steepest(new LineSearch.Grid(lengths()))),
      method("newton", new SecondOrder.Newton(0, Double.POSITIVE_INFINITY, FIXED)),
      method("newton-trust", new SecondOrder.Newton(0.01, 0.5, ARMIJO)), method("newton-cg", new SecondOrder.NewtonCg(20, ARMIJO)),
      method("conjugate-fletcher-reeves", new Directions.Conjugate(Directions.Beta.FLETCHER_REEVES, NARROW)),
      method("conjugate-polak-ribiere", new Directions.Conjugate(Directions.Beta.POLAK_RIBIERE, NARROW)),
      method("conjugate-exact", new Directions.Conjugate(Directions.Beta.FLETCHER_REEVES, EXACT)),
      method("lbfgs", new Directions.Lbfgs(5, 1, FIXED)), method("lbfgs-wolfe", new Directions.Lbfgs(5, 1, WOLFE)));

  private static Map.Entry<String, DoubleFunction<Optimizer>> method(String name, Method by) {
    return Map.entry(name, rate -> Optimizer.of(by, rate));
  }

  private static Moments.Adam adam(Stabiliser place, boolean correction, double decay) {
    return new Moments.Adam(0.9, 0.999, 1e-8, place, correction, decay);
  }

  private static Signs.RProp rprop(Signs.Turn turn) {
    return new Signs.RProp(1.2, 0.5, 1e-6, 50, turn);
  }

  private static double[] lengths() {
    var lengths = new double[8];
    Arrays.setAll(lengths, k -> Math.pow(4, -k));
    return lengths;
  }

  private static Tensor tensor(int[] dims, double... x) {
    return Tensor.of(Array.of(x, Shape.of(dims)));
  }

  private static Problem problem(String name) {
    if (name.equals("network")) return network();
    var theta = Tensor.param("θ", Array.of(name.equals("valley") ? new double[]{2, 1} : new double[]{-1.2, 1}, Shape.of(2)));
    if (name.equals("rosenbrock")) return new Problem(() -> {
      Tensor x = theta.get(0), y = theta.get(1);
      return x.neg().add(1).square().add(y.sub(x.square()).square().mul(100));
    }, theta);
    Tensor a = tensor(new int[]{2, 2}, 26, 24, 24, 26), m = tensor(new int[]{2}, 1, -2);
    return new Problem(() -> theta.sub(m).dot(a.mm(theta.sub(m))).mul(0.5), theta);
  }

  private static Problem network() {
    var x = new double[16];
    Arrays.setAll(x, i -> Math.sin((i + 1) * 1.7));
    var t = new double[8];
    Arrays.setAll(t, i -> x[2 * i] * x[2 * i + 1] > 0 ? 1 : 0);
    var start = new double[13];
    Arrays.setAll(start, i -> Math.sin(5.0 * (i + 1)));
    Tensor in = tensor(new int[]{8, 2}, x), labels = tensor(new int[]{8, 1}, t);
    Tensor w1 = part(start, 0, 2, 3), b1 = part(start, 6, 3), w2 = part(start, 9, 3, 1), b2 = part(start, 12, 1);
    return new Problem(() -> {
      var size = w1.square().sum().add(b1.square().sum()).add(w2.square().sum()).add(b2.square().sum());
      return in.mm(w1).add(b1).tanh().mm(w2).add(b2).sigmoidCrossEntropy(labels).mean().add(size.mul(0.01));
    }, w1, b1, w2, b2);
  }

  private static Tensor part(double[] all, int from, int... dims) {
    var shape = Shape.of(dims);
    return Tensor.param("θ", Array.of(Arrays.copyOfRange(all, from, from + shape.size()), shape));
  }

  private static List<String[]> paths() {
    try (var in = PathTest.class.getResourceAsStream("/nabla/optim/paths.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split(",")).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void thereIsAPathOfEveryRuleAndSearchOfTheLibrary() {
    var walked = new TreeSet<String>();
    METHODS.values().forEach(m -> walked.add(m.apply(0.1).method().getClass().getSimpleName()));
    var all = new TreeSet<String>();
    for (var family : List.of(Descent.class, Adaptive.class, Moments.class, Signs.class, Directions.class, SecondOrder.class))
      for (var type : family.getPermittedSubclasses()) all.add(type.getSimpleName());
    assertTrue(all.size() >= 20, all.toString());
    assertEquals(all, walked);
    assertEquals(3 * METHODS.size(), paths().size());
  }

  @TestFactory
  Stream<DynamicTest> fiftyStepsAreThoseOfTheReference() {
    return paths().stream().map(path -> dynamicTest(path[0] + " on " + path[1], () -> follow(path)));
  }

  private static void follow(String[] path) {
    var problem = problem(path[1]);
    var optimizer = METHODS.get(path[0]).apply(Double.parseDouble(path[2]));
    var expected = Arrays.stream(path, 3, path.length).mapToDouble(Double::parseDouble).toArray();
    boolean plane = !path[1].equals("network");
    int kept = plane ? 0 : STEPS;
    for (int t = 1; t <= STEPS; t++) {
      optimizer.step(problem.loss, problem.parameters);
      if (!plane) close(new double[]{expected[t - 1]}, new double[]{problem.loss.get().item()}, "loss after step " + t);
      if (!plane && t % 10 != 0) continue;
      var theta = theta(problem);
      close(Arrays.copyOfRange(expected, kept, kept += theta.length), theta, "θ after step " + t);
    }
    assertEquals(expected.length, kept);
  }

  private static double[] theta(Problem problem) {
    var all = new ArrayList<Double>();
    for (var p : problem.parameters) for (double x : p.toDoubles()) all.add(x);
    return all.stream().mapToDouble(x -> x).toArray();
  }

  /// ‖actual − expected‖ ≤ 10⁻⁶ ‖expected‖
  private static void close(double[] expected, double[] actual, String what) {
    double off = 0, size = 0;
    for (int i = 0; i < expected.length; i++) {
      off += (actual[i] - expected[i]) * (actual[i] - expected[i]);
      size += expected[i] * expected[i];
    }
    assertTrue(Math.sqrt(off) <= TOLERANCE * Math.sqrt(size),
        what + ": expected " + Arrays.toString(expected) + ", came " + Arrays.toString(actual));
  }
}
