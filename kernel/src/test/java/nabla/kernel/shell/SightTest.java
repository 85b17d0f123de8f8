package nabla.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SightTest {
  private Cells cells;

  @BeforeEach
  void open() {
    cells = new Cells();
  }

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void aNameIsSeenWhereverACellFirstMentionsIt() {
    assertEquals(3, cells.value("// computed.\nList.of(1, 2, 3).size()"));
    assertEquals("[1.0, 2.0]", cells.value("/* a dot. */ Arrays.toString(new double[] {1, 2})"));
    assertEquals(2.0, cells.value("Function<Double, Double> f = Math::sqrt;\nf.apply(4.0)"));
    assertEquals(6, cells.value("IntStream . range(0, 4)\n  .sum()"));
    assertEquals(1.0, cells.value("double one = exp(0);\none"));
    assertEquals(10.0, cells.value("arange(5).sum().item()"));
    assertEquals("F32", cells.value("\"\" + F32"));
    assertEquals(true, cells.value("Layer none = null;\nnone == null"));
  }

  @Test
  void aNameSpeltInEscapesIsSeen() {
    assertEquals(1, cells.value("\\u004cist.of(1).size()"));
  }

  @Test
  void theUsersOwnNamesComeFirstBeforeAndAfter() {
    assertEquals(-1.0, cells.value("double exp(double x) { return -1; }\nexp(0.0)"));
    assertEquals("List[a=2]", cells.value("record List(int a) {}\nnew List(2).toString()"));
    assertEquals(1, cells.value("java.util.List.of(1).size()"));
    cells.value("var set = Set.of(1);");
    assertEquals("own", cells.value("class Set { static String of() { return \"own\"; } }\nSet.of()"));
  }

  @Test
  void completionOffersNamesThatNoCellHasMentioned() {
    assertTrue(offers("var t = lin", "linspace("), "linspace");
    assertTrue(offers("var m = new Linea", "Linear("), "Linear");
    assertTrue(offers("Concurrent", "ConcurrentHashMap"), "ConcurrentHashMap");
    assertEquals(2, cells.value("1 + 1"));
    assertTrue(offers("List.o", "of("), "List.of");
  }

  private boolean offers(String code, String text) {
    return cells.shell.complete(code, code.length()).candidates().stream().anyMatch(c -> c.text().equals(text));
  }

  @Test
  void jshellKnowsOnlyWhatIsMentioned() {
    var engine = Engine.start(getClass().getClassLoader(), new Settings());
    engine.eval("int plain = 1;");
    assertEquals("import java.lang.Void; " + Imports.LAB, imports(engine));
    engine.eval("List<String> words;");
    assertTrue(imports(engine).contains("import java.util.*;"), imports(engine));
    assertFalse(imports(engine).contains("java.net"), imports(engine));
    engine.sight().seeAll();
    assertTrue(imports(engine).contains("java.net"), imports(engine));
    engine.eval("plain");
    assertFalse(imports(engine).contains("java.net"), imports(engine));
    engine.close();
  }

  private static String imports(Engine engine) {
    return String.join("\n", engine.jshell().imports().map(i -> i.source()).toList());
  }

  @Test
  void wordsAfterADotAreMembersUnlessTheDotIsInAComment() {
    assertEquals(Set.of("a", "c", "of", "it", "String", "g", "h"), Sight.names("a.b(c); // of it.\nString... f; g::h"));
  }

  /// `Imports.of` looks for no type whose name starts with a small letter.
  @Test
  void everyTypeThatNeedsNoImportStartsWithACapital() throws IOException {
    var small = new TreeSet<String>();
    try (var files = new ClassPath(ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null))) {
      int seen = 0;
      for (var home : Imports.packages(getClass().getClassLoader()))
        for (var location : Set.of(StandardLocation.PLATFORM_CLASS_PATH, StandardLocation.CLASS_PATH))
          for (var file : files.list(location, home, Set.of(Kind.CLASS), false)) {
            var name = files.inferBinaryName(location, file).substring(home.length() + 1);
            seen++;
            if (Character.isLowerCase(name.charAt(0)) && !name.endsWith("-info")) small.add(home + "." + name);
          }
      assertTrue(seen > 1000, seen + " classes");
    }
    assertEquals(Set.of(), small);
  }
}
