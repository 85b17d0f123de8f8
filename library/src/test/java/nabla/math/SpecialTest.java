package nabla.math;

import static org.junit.jupiter.api.Assertions.*;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SpecialTest {
  private static final Map<String, DoubleUnaryOperator> FUNCTIONS = Map.of("erf", Special::erf, "erfc", Special::erfc, "erfcx",
      Special::erfcx,
      "normalCumulative", Special::normalCumulative, "erfInv", Special::erfInv, "logGamma", Special::logGamma);
  private static final Map<String, Distribution> LAWS = Map.of("normal", new Continuous.Normal(1, 2), "truncatedNormal",
      new Continuous.TruncatedNormal(0, 1, -2, 2), "laplace", new Continuous.Laplace(0.5, 1.5), "uniform", new Continuous.Uniform(-1, 2),
      "exponential",
      new Continuous.Exponential(0.7), "beta", new Continuous.Beta(2, 3.5), "binomial", new Discrete.Binomial(10, 0.3), "poisson",
      new Discrete.Poisson(2.5), "bernoulli", new Discrete.Bernoulli(0.2));

  record Golden(String function, double at, double value) {}

  static List<Golden> goldens() throws IOException {
    try (var in = SpecialTest.class.getResourceAsStream("special.csv");
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(","))
          .map(p -> new Golden(p[0], Double.parseDouble(p[1]), Double.parseDouble(p[2]))).toList();
    }
  }

  @Test
  void everyFunctionAgreesWithItsReferenceTo14Digits() throws IOException {
    int seen = 0;
    for (var g : goldens()) {
      var f = FUNCTIONS.get(g.function);
      if (f == null) continue;
      seen++;
      assertEquals(g.value, f.applyAsDouble(g.at), 1.2e-14 * Math.abs(g.value) + Double.MIN_NORMAL, g.function + "(" + g.at + ")");
    }
    assertEquals(117, seen);
  }

  @Test
  void everyDistributionAgreesWithItsReference() throws IOException {
    int seen = 0;
    for (var g : goldens()) {
      var parts = g.function.split("\\.");
      if (parts.length < 2) continue;
      seen++;
      var law = LAWS.get(parts[0]);
      double value = switch (parts[1]) {
        case "mean" -> law.mean();
        case "variance" -> law.variance();
        case "density" -> law.density(g.at);
        default -> law.cumulative(g.at);
      };
      assertEquals(g.value, value, 1e-12 * Math.max(1, Math.abs(g.value)), g.toString());
    }
    assertEquals(9 * 12, seen);
  }

  @Test
  void everyDensityAddsUpToOneAndItsMomentsFollowFromIt() {
    LAWS.forEach((name, law) -> {
      assertEquals(1, law.expectation(x -> 1), 1e-10, name);
      assertEquals(law.mean(), law.expectation(x -> x), 1e-9, name);
      assertEquals(law.variance(), law.expectation(x -> (x - law.mean()) * (x - law.mean())), 1e-9, name);
    });
  }

  @Test
  void drawsHaveTheMomentsOfTheirDistribution() {
    var rng = new nabla.array.Rng(7);
    int n = 40_000;
    LAWS.forEach((name, law) -> {
      double sum = 0, squares = 0;
      for (int i = 0; i < n; i++) {
        double x = law.sample(rng);
        sum += x;
        squares += (x - law.mean()) * (x - law.mean());
      }
      assertEquals(law.mean(), sum / n, 5 * law.std() / Math.sqrt(n), name + " mean");
      assertEquals(law.variance(), squares / n, 0.06 * law.variance(), name + " variance");
    });
  }

  @Test
  void quadratureIsExactWhereItClaimsToBe() {
    var rule = Quadrature.gaussHermite(20);
    assertEquals(15, rule.of(z -> Math.pow(z, 6)), 1e-11);
    assertEquals(0.3942944, rule.of(z -> Math.pow(Math.tanh(z), 2)), 1e-4);
    assertEquals(Math.sqrt(Math.PI), Quadrature.integrate(x -> Math.exp(-x * x), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1e-13),
        1e-12);
    assertEquals(0.5, Quadrature.integrate(x -> Math.abs(x - 0.3) < 0.25 ? 1 : 0, 0, 1, 1e-12), 1e-11);
    assertEquals(1, Quadrature.integrate(x -> Math.exp(-x), 0, Double.POSITIVE_INFINITY, 1e-13), 1e-12);
    assertEquals(-1.0 / 3, Quadrature.integrate(x -> x * x, 1, 0, 1e-13), 1e-15);
  }

  @Test
  void aDivergentIntegralIsToldNotReturned() {
    var error = assertThrows(ArithmeticException.class, () -> Quadrature.integrate(x -> 1 / x, 0, 1, 1e-10));
    assertTrue(error.getMessage().startsWith("integrate: no convergence on [0.0, 1.0]"), error.getMessage());
  }
}
