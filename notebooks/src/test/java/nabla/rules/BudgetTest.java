package nabla.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// The budgets of the style card: files of at most 300 lines, methods of at most 30, and no trace of the machine that built them.
class BudgetTest {
  private static final int FILE = 300, METHOD = 30;
  /// Files that may be longer, and why.
  private static final Map<String, String> LONG = Map.of("library/src/main/java/nabla/grad/Tensor.java",
      "the one class every operation can be called on");
  /// Methods that may be longer: a table with one entry a case, or one unrolled loop.
  private static final Set<String> TABLES = Set.of("MarchingSquares.cell", "Raster.paint", "Svg.marks", "Names.sign", "ConvKernel32.block",
      "ConvKernel64.block", "KernelProduct32.two", "KernelProduct32.one", "KernelProduct64.two", "KernelProduct64.one", "Tile32.narrow",
      "Tile32.thin", "WideTile32.run", "WideTile32.low", "Tile64.narrow", "Tile64.thin", "WideTile64.run", "WideTile64.low",
      "DerivedTest.operations",
      "Gallery.figures",
      "Golden.function", "OpTable.shaping", "Wrong.all",
      "ErrorsTest.wrong", "Jargon.fixed",
      "RightStatistics.all");
  private static final Pattern MACHINE = Pattern.compile("(?<![\\w.}/])/(?:work|home|Users|root|farm)/\\w|/tmp/wt|C:\\\\Users");

  @Test
  void filesStayUnderTheirBudget() {
    var files = Sources.ending(".java");
    assertTrue(files.size() > 200, "saw only " + files.size() + " files");
    var broken = new TreeMap<String, Long>();
    for (var file : files) {
      var lines = Sources.text(file).lines().count();
      if (lines > FILE && !LONG.containsKey(Sources.name(file))) broken.put(Sources.name(file), lines);
    }
    assertEquals(Map.of(), broken, "files of more than " + FILE + " lines");
  }

  @Test
  void everyExceptionIsStillNeeded() {
    for (var name : LONG.keySet()) {
      var lines = Sources.text(Sources.ROOT.resolve(name)).lines().count();
      assertTrue(lines > FILE, name + " has " + lines + " lines: take it off the list");
    }
  }

  @Test
  void methodsStayUnderTheirBudget() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var broken = new TreeSet<String>();
    var seen = new int[1];
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var files = manager.getJavaFileObjectsFromPaths(Sources.ending(".java"));
      var task = (JavacTask) compiler.getTask(null, manager, _ -> {}, List.of(), null, files);
      var positions = Trees.instance(task).getSourcePositions();
      for (var unit : task.parse()) {
        new TreeScanner<Void, Void>() {
          @Override
          public Void visitMethod(MethodTree method, Void nothing) {
            seen[0]++;
            var map = unit.getLineMap();
            var lines = map.getLineNumber(positions.getEndPosition(unit, method))
                - map.getLineNumber(positions.getStartPosition(unit, method)) + 1;
            var name = unit.getSourceFile().getName().replaceFirst(".*[/\\\\]", "").replace(".java", ".") + method.getName();
            if (lines > METHOD && !TABLES.contains(name)) broken.add(name + " has " + lines + " lines");
            return super.visitMethod(method, nothing);
          }
        }.scan(unit, null);
      }
    }
    assertTrue(seen[0] > 1500, "saw only " + seen[0] + " methods");
    assertEquals(new TreeSet<>(), broken, "methods of more than " + METHOD + " lines");
  }

  @Test
  void noFileNamesTheMachineThatMadeIt() {
    var files = Sources.ending(".java", ".md", ".xml", ".ipynb", ".py", ".json", ".cmd", "nabla", "run", ".properties", ".tsv", ".css",
        ".js");
    assertTrue(files.size() > 250, "saw only " + files.size() + " files");
    var broken = new TreeSet<String>();
    for (var file : files) {
      var found = MACHINE.matcher(Sources.text(file));
      if (found.find() && !Sources.name(file).startsWith("notebooks/src/test/java/nabla/rules/"))
        broken.add(Sources.name(file) + ": " + found.group());
    }
    assertEquals(new TreeSet<>(), broken);
  }
}
