package nabla.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import nabla.display.Bundle;
import nabla.kernel.shell.Cells;
import nabla.kernel.shell.Magic;
import nabla.kernel.shell.Rewriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MagicsTest {
  private static final Cells CELLS = new Cells(Rewriter.NONE, Magics.all());

  @TempDir Path folder;

  @AfterAll
  static void close() {
    CELLS.close();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void timeRunsTheCodeAndPrintsHowLongItTook() {
    CELLS.value("int timed = 3;");
    assertTrue(CELLS.printed("%time timed = 4;").matches("time: \\S+ (ns|µs|ms|s) \\(with compiling: .*\\)\\R"));
    assertEquals(8, CELLS.value("%time timed * 2"));
    assertEquals(10, CELLS.value("%%time\nint inside = 6;\ntimed + inside"));
  }

  @Test
  void errorsInTimedCodeNameTheCellsOwnLine() {
    var error = CELLS.error("int fine = 1;\n%time fine / 0");
    assertTrue(error.contains("line 2\n       %time fine / 0"), error);
    assertTrue(CELLS.error("%%time\nint x = 1;\nx / 0").contains("line 3"));
  }

  @Test
  void timeitPrintsMeanAndSpread() {
    assertTrue(CELLS.printed("%timeit Math.sqrt(2)")
        .matches("\\S+ ns ± \\S+ \\S+ per run \\(mean ± standard deviation of 7 rounds, [\\d,]+ runs each\\)\\R"));
    assertTrue(CELLS.printed("%%timeit\nint s = 0;\ns++;").contains("per run"));
  }

  @Test
  void whoListsVariablesWithTypesAndValues() {
    CELLS.value("var listed = new ArrayList<String>(List.of(\"a\"));");
    assertTrue(CELLS.printed("%who").matches("(?s).*listed +ArrayList<String> +\\[a]\\R.*"), CELLS.printed("%who"));
  }

  @Test
  void resetForgetsEverything() {
    try (var cells = new Cells(Rewriter.NONE, Magics.all())) {
      cells.value("int gone = 1;\nint method() { return 1; }");
      assertEquals(2, cells.value("%reset\nint fresh = 2;\nfresh"));
      assertTrue(cells.error("gone").contains("there is no variable `gone`"));
      assertTrue(cells.error("method()").contains("there is no method `method()`"));
    }
  }

  @Test
  void helpExplainsEveryMagic() {
    var help = CELLS.printed("%help");
    for (var magic : Magics.all()) assertTrue(help.contains("%" + magic.name()), magic.name() + " in " + help);
    assertTrue(CELLS.printed("%help load").startsWith("%load FILE"));
  }

  @Test
  void loadRunsJavaFilesScriptsAndNotebooks() throws IOException {
    var java = file("Helper.java",
        "package some.where;\n\n/** A helper. */\npublic class Helper {\n  public static int three() { return 3; }\n}\n");
    assertEquals(3, CELLS.value("%load " + java + "\nHelper.three()"));
    var script = file("script.jsh", "int loaded(int x) {\n  return x / 0;\n}\n");
    CELLS.value("%load " + script);
    assertTrue(CELLS.error("loaded(1)").contains("at script.jsh, line 2, in loaded\n       return x / 0;"));
    var notebook = file("book.ipynb",
        """
        {"cells": [{"cell_type": "markdown", "source": "text"}, {"cell_type": "code", "source": ["int book = 4;\\n", "book++;"]}], "nbformat": 4}""");
    assertEquals(5, CELLS.value("%load \"" + notebook + "\"\nbook"));
  }

  @Test
  void loadSaysWhatIsWrong() throws IOException {
    assertTrue(CELLS.error("%load nowhere.jsh").startsWith("%load: there is no file nowhere.jsh in "));
    assertTrue(CELLS.error("%load " + file("bad.ipynb", "{")).contains("is not a notebook"));
    assertTrue(
        CELLS.error("%load " + file("wrong.jsh", "int x = 1;\nint y = \"s\";")).contains("wrong.jsh, line 2: an int is needed here"));
  }

  @Test
  void classpathAddsFoldersAndJars() throws IOException {
    var jar = folder.resolve("lib.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("data.txt"));
      out.write('x');
    }
    CELLS.value("%classpath " + folder + "/*.jar");
    assertTrue(CELLS.printed("%classpath").contains("lib.jar"));
    assertEquals(true, CELLS.value("Thread.currentThread().getContextClassLoader().getResource(\"data.txt\") != null"));
    assertTrue(CELLS.error("%classpath nothing.jar").contains("there is no nothing.jar in "));
  }

  @ParameterizedTest
  @CsvSource({"html, text/html", "markdown, text/markdown", "latex, text/latex", "svg, image/svg+xml"})
  void aRawCellIsShownInItsLanguage(String magic, String mime) {
    assertEquals(new Bundle(Map.of(Bundle.TEXT, "<b>x</b>\ny", mime, "<b>x</b>\ny")), CELLS.value("%%" + magic + "\n<b>x</b>\ny\n"));
  }

  @Test
  void envShowsTheEnvironment() {
    assertEquals(System.getenv("PATH"), CELLS.value("%env PATH"));
    assertTrue(CELLS.printed("%env").contains("PATH="));
    assertTrue(CELLS.error("%env NO_SUCH_NAME").contains("NO_SUCH_NAME is not set"));
    assertEquals("%env: write %env NAME=VALUE", CELLS.error("%env =x"));
  }

  @Test
  void envSetsAVariableForCellsAndForProcessesTheyStart() {
    assertEquals("env: NABLA_TEST=some words\n", CELLS.printed("%env NABLA_TEST=some words"));
    assertEquals("some words", CELLS.value("%env NABLA_TEST"));
    assertEquals("some words", CELLS.value("System.getenv(\"NABLA_TEST\")"));
    assertEquals("some words", CELLS.value("System.getenv().get(\"NABLA_TEST\")"));
    CELLS.value(
        "String child(ProcessBuilder builder) throws Exception { return new String(builder.start().getInputStream().readAllBytes()).strip(); }");
    var builder = "new ProcessBuilder(\"sh\", \"-c\", \"echo $NABLA_TEST $OTHER\")";
    assertEquals("some words", CELLS.value("child(" + builder + ")"));
    assertEquals("some words too", CELLS.value("var own = " + builder + ";\nown.environment().put(\"OTHER\", \"too\");\nchild(own)"));
  }

  @Test
  void cdMovesCellsAndMagics() throws IOException {
    var before = CELLS.value("%pwd");
    file("here.txt", "found");
    try {
      assertEquals(folder.toString(), CELLS.value("%cd " + folder));
      assertEquals(folder.toString(), CELLS.value("%pwd"));
      assertEquals("found", CELLS.value("Files.readString(Path.of(\"here.txt\"))"));
      assertTrue(CELLS.error("%cd nowhere").startsWith("%cd: there is no folder "));
    } finally {
      CELLS.value("%cd " + before);
    }
  }

  @Test
  void configShowsAndChangesSettings() {
    assertTrue(CELLS.printed("%config").contains("traceback    short"), CELLS.printed("%config"));
    CELLS.value("%config traceback=full");
    assertEquals("full", CELLS.value("%config traceback"));
    CELLS.value("%config traceback = short");
    assertTrue(CELLS.error("%config trace=full").contains("Did you mean `traceback`?"));
    assertTrue(CELLS.error("%config traceback=long").contains("one of short, full"));
  }

  @Test
  void anUnknownMagicSuggestsTheNearest() {
    assertEquals("there is no magic %tiem. Did you mean %time? %help lists them.", CELLS.error("%tiem 1 + 1"));
    assertTrue(CELLS.error("%%latx\nx").contains("Did you mean %%latex?"));
    assertEquals("there is no magic %q. %help lists them.", CELLS.error("%q").replaceFirst("Did you mean \\S+ ", ""));
  }

  @Test
  void aPercentSignInCodeOrTextIsNoMagic() {
    assertEquals(1, CELLS.value("int seven = 7;\nseven\n  % 2"));
    assertEquals("%time\n", CELLS.value("var text = \"\"\"\n%time\n\"\"\";\ntext"));
  }

  @Test
  void everyMagicHelpsInLinesOfUsageAndMeaning() {
    for (Magic magic : Magics.all())
      for (var line : magic.help().split("\n")) assertTrue(line.matches("%%?" + magic.name() + "[^\t]*\t\\S.*"), line);
  }
}
