package nabla.kernel.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Operators in ordinary sources: read exactly where javac refuses them, on the same lines, across files.
class UnitOperatorsTest {
  private static final List<Path> CLASS_PATH = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
      .toList();
  private static final String SOLUTION = """
      package task;

      import java.util.List;
      import nabla.grad.Tensor;
      import static nabla.lab.Elements.*;
      import static nabla.lab.Making.*;
      import static nabla.lab.Reducing.*;

      /// a * b
      public class Solution {
        int steps = 1 + 2 * 3;
        Tensor w = normal(2, 3) * 0.1, b = zeros(2);
        Tensor forward(Tensor x) { return tanh(x.mm(w.t()) + b); }
        Tensor loss(Tensor x, Tensor y) {
          var e = forward(x) - y;
          return mean(square(e)) / 2
              + 0.01 * sum(square(w)); // weight decay * 1
        }
        void step(double rate, Tensor g) { w -= rate * g; this.b -= -g.sum(1) * (rate / steps); steps += 1; }
        String report(Tensor x) { return "loss " + forward(x).sum() * 100 + "% after " + (steps - 1) + " steps"; }
        List<Tensor> all(List<Tensor> xs) { return xs.stream().map(x -> x * 2).map(x -> -x + 1).filter(x -> x.sum().item() > steps * 2).toList(); }
        Tensor pick(boolean first, Tensor p, Tensor q) { return first ? p * q : (first ? p : q) / (steps - 1); }
        double number(double z) { double u = z * z - 1; u /= 2; return -u; }
        static Tensor pair(Tensor[] t, int i) { t[i++] += t[i] > 0; return t[i - 1]; }
      }
      """;
  private static final String USE = """
      package task;

      import nabla.grad.Tensor;
      import static nabla.lab.Making.*;

      public class Use {
        public static String run() {
          var s = new Solution();
          s.w = s.w * 0 + 1;
          s.step(0.5, ones(2, 3) * 2);
          var x = tensor(new double[][] {{1, 2, 3}});
          return (s.forward(x) - s.b).sum().item() + " " + s.w.sum().item() + " " + s.steps + " " + s.loss(x, zeros(1, 2) + 0.5).item();
        }
      }
      """;

  @Test
  void unitsAreReadTogetherOnTheSameLines(@TempDir Path out) throws Exception {
    var read = UnitOperators.read(new LinkedHashMap<>(Map.of("Solution", SOLUTION, "Use", USE)), CLASS_PATH);
    var solution = read.get("Solution").source();
    assertTrue(solution.contains(
        "return mean(square(e)).div(2)\n        .add(nabla.lab.Operators.mul(0.01, sum(square(w)))); // weight decay * 1"), solution);
    assertTrue(solution.contains("nabla.lab.Operators.at(t, i++).add(t[i].gt(0));"), solution);
    assertEquals(SOLUTION.lines().count(), solution.lines().count());
    assertEquals("-0.0489 0 8 0.0046", rounded(run(out, Map.of("task.Solution", solution, "task.Use", read.get("Use").source()))));
  }

  @Test
  void aUnitWithoutTensorsStaysByteForByte() {
    var source = "class Plain { int a = 1 + 2 * 3; String s = \"a\" + a; double d(double x) { x += 1; return -x * a; } boolean b = a < 2; }\n";
    assertEquals(source, UnitOperators.read(Map.of("Plain", source), CLASS_PATH).get("Plain").source());
  }

  @Test
  void aUnitThatDoesNotCompileIsReadAsFarAsItGoes() {
    var source = "import nabla.grad.Tensor; class Half { Tensor f(Tensor x) { return x * 2 + missing; } }";
    assertEquals(source.replace("x * 2 + missing", "x.mul(2) + missing"),
        UnitOperators.read(Map.of("Half", source), CLASS_PATH).get("Half").source());
  }

  @Test
  void aVariableNamedAsThePackageHidesNothing() {
    var source = "import nabla.grad.Tensor; class Hidden { Tensor f(Tensor nabla) { return 2 * nabla; } }";
    assertEquals(source.replace("2 * nabla", "new nabla.lab.Operators().mul(2, nabla)"),
        UnitOperators.read(Map.of("Hidden", source), CLASS_PATH).get("Hidden").source());
  }

  /// Leaves each rewritten operation as it was, one at a time: javac must refuse that very operator.
  @Test
  void exactlyTheOperatorsThatJavacRefusesAreRewritten() throws IOException {
    try (var files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, CLASS_PATH);
      var javac = new Javac(files);
      var parsed = javac.parse(List.of(SOLUTION));
      var syntax = Syntax.read(parsed.units().getFirst(), parsed.trees().getSourcePositions(), SOLUTION, 0);
      var full = new Draft(SOLUTION, syntax, "nabla.lab.Operators", false);
      new Reading(javac, List.of(new Reading.Part(full, new Wrapping("", "")))).advance();
      assertEquals("", refused(javac, full), full.edits().source());
      assertEquals(19, full.size(), full.edits().source());
      for (var left : full.readings().keySet()) {
        var draft = new Draft(SOLUTION, syntax, "nabla.lab.Operators", false);
        full.readings().forEach((o, reading) -> {
          if (o != left) draft.read(o, reading);
        });
        var refused = refused(javac, draft);
        assertTrue(refused.contains(" " + left.sign().start() + " "),
            () -> left.whole().of(SOLUTION) + ": javac refuses only the operators at" + refused);
      }
    }
  }

  /// Where javac refuses operators, as places in the source as typed.
  private static String refused(Javac javac, Draft draft) {
    var edits = draft.edits();
    return javac.attribute(List.of(edits.source())).diagnostics().stream()
        .filter(d -> d.getCode().startsWith("compiler.err.operator.cant.be.applied"))
        .map(d -> " " + edits.toOriginal((int) d.getPosition()) + " ").collect(Collectors.joining());
  }

  private static String run(Path out, Map<String, String> sources) throws Exception {
    var files = sources.entrySet().stream().map(e -> write(out, e.getKey(), e.getValue())).toArray(String[]::new);
    var errors = new ByteArrayOutputStream();
    var arguments = new String[files.length + 4];
    System.arraycopy(new String[]{"-d", out.toString(), "-cp", System.getProperty("java.class.path")}, 0, arguments, 0, 4);
    System.arraycopy(files, 0, arguments, 4, files.length);
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, errors, arguments), errors::toString);
    try (var loader = new java.net.URLClassLoader(new java.net.URL[]{out.toUri().toURL()})) {
      return (String) loader.loadClass("task.Use").getMethod("run").invoke(null);
    }
  }

  private static String write(Path folder, String type, String source) {
    try {
      var file = folder.resolve(type.substring(type.indexOf('.') + 1) + ".java");
      return Files.writeString(file, source).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String rounded(String text) {
    return Pattern.compile("-?\\d+\\.\\d+").matcher(text)
        .replaceAll(m -> Notebook.text(Math.round(Double.parseDouble(m.group()) * 1e4) / 1e4).replaceAll("\\.0$", ""));
  }
}
