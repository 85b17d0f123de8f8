package nabla.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ExceptionsTest {
  private static final Cells CELLS = new Cells();

  @AfterAll
  static void close() {
    CELLS.close();
  }

  @Test
  void aTracebackNamesCellsAndLinesAndShowsTheSource() {
    CELLS.value("int half(int x) {\n  return x / 0;\n}");
    int defined = CELLS.number();
    var failure = CELLS.failure("// a comment\n\nint r = half(4);");
    assertEquals("ArithmeticException", failure.name());
    assertEquals("/ by zero", failure.message());
    assertEquals("""
        ArithmeticException: / by zero
            at Cell [%d], line 2, in half
               return x / 0;
            at Cell [%d], line 3
               int r = half(4);""".formatted(defined, CELLS.number()), Cells.plain(failure));
  }

  @Test
  void linesOfOverloadsAreTheirOwn() {
    var error = CELLS.error("static int part(int n) {\n  return 1 / n;\n}\nint part(String s) {\n  return part(0);\n}\npart(\"x\")");
    assertTrue(error.contains("line 2, in part\n       return 1 / n;") && error.contains("line 5, in part\n       return part(0);"), error);
  }

  @Test
  void causesAreKept() {
    var error = CELLS.error(
        "try {\n  Integer.parseInt(\"x\");\n} catch (NumberFormatException e) {\n  throw new IllegalStateException(\"bad input\", e);\n}");
    assertTrue(error.startsWith("IllegalStateException: bad input"), error);
    assertTrue(error.contains("Caused by: NumberFormatException: For input string: \"x\""), error);
    assertTrue(error.contains("line 2") && error.contains("line 4"), error);
  }

  @Test
  void framesOfLambdasAndOfClassesAreTheirsAndNoneIsOfTheKernel() {
    var error = CELLS.error(
        "class Box {\n  int get(int i) {\n    return List.of(1, 2).get(i);\n  }\n}\nStream.of(5).map(i -> new Box().get(i)).toList()");
    assertTrue(error.contains("line 3, in Box.get"), error);
    assertTrue(error.contains("line 6"), error);
    assertFalse(error.contains("nabla.kernel") || error.contains("REPL") || error.contains("jdk.jshell") || error.contains("do_it"), error);
  }

  @Test
  void aFullTracebackCanBeAskedFor() {
    var stream = "Stream.of(0).map(i -> 1 / i).toList()";
    int brief = CELLS.error(stream).lines().toList().size();
    ((JavaShell) CELLS.shell).settings().set("traceback", "full");
    int full = CELLS.error(stream).lines().toList().size();
    ((JavaShell) CELLS.shell).settings().set("traceback", "short");
    assertTrue(brief < full, brief + " lines, in full " + full);
  }

  @Test
  void deepRecursionIsFoldedAndComesWithAdvice() {
    var failure = CELLS.failure("int down(int n) {\n  return down(n + 1) + 1;\n}\ndown(0)");
    assertEquals("StackOverflowError", failure.name());
    assertTrue(failure.traceback().size() <= 30, Cells.plain(failure));
    assertTrue(Cells.plain(failure).contains("more times") && Cells.plain(failure).contains("check the case in which it stops"),
        Cells.plain(failure));
    var mutual = CELLS.failure("int ping(int n) { return pong(n) + 1; }\nint pong(int n) { return ping(n) + 1; }\nping(0)");
    assertTrue(mutual.traceback().size() <= 30, Cells.plain(mutual));
    assertEquals(2, CELLS.value("1 + 1"));
  }

  @Test
  void anOutOfMemoryErrorIsAnErrorOfItsCellWithAdviceAndTheStateSurvives() {
    CELLS.value("int kept = 42;");
    var failure = CELLS.failure("var hoard = new ArrayList<long[]>();\nwhile (true) hoard.add(new long[1 << 22]);");
    assertEquals("OutOfMemoryError", failure.name());
    assertTrue(Cells.plain(failure).contains("to null") && Cells.plain(failure).contains("line 2"), Cells.plain(failure));
    assertEquals(true, CELLS.value("hoard.size() > 0"));
    CELLS.value("hoard = null;");
    assertEquals(42, CELLS.value("kept"));
  }

  @Test
  void memoryThatIsMissingWhileJavaLinksIsToldAsMemory() {
    var failure = CELLS.failure("throw new BootstrapMethodError(new OutOfMemoryError(\"Java heap space\"));");
    assertEquals("OutOfMemoryError", failure.name());
    assertTrue(Cells.plain(failure).contains("to null"), Cells.plain(failure));
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void causesThatGoRoundInACircleAreToldOnce() {
    var failure = CELLS.failure("var egg = new RuntimeException(\"egg\");\nvar hen = new RuntimeException(\"hen\", egg);\n"
        + "egg.initCause(hen);\nthrow egg;");
    assertEquals("RuntimeException", failure.name());
    assertTrue(Cells.plain(failure).contains("egg") && Cells.plain(failure).contains("hen"), Cells.plain(failure));
    assertEquals(2, CELLS.value("1 + 1"));
  }

  @Test
  void coloursAreThoseThatReadOnLightAndDark() {
    var text = String.join("\n", CELLS.failure("int x = \"s\";").traceback())
        + String.join("\n", CELLS.failure("throw new Exception(\"e\");").traceback());
    var codes = text.replaceAll("(?s)[^\033]*\033\\[([0-9;]*)m[^\033]*", "$1 ");
    assertTrue(codes.matches("(31 |36 |1 |0 )+"), codes);
  }

  @Test
  void printStackTraceAndThreadsNameCellsToo() {
    var printed = Cells
        .stderr(() -> CELLS.value("try {\n  Integer.parseInt(\"x\");\n} catch (NumberFormatException e) {\n  e.printStackTrace();\n}"));
    assertTrue(printed.startsWith("NumberFormatException: For input string") && printed.contains("], line 2\n       Integer.parseInt"),
        printed);
    printed = Cells.stderr(() -> CELLS
        .value("var thread = new Thread(() -> {\n  throw new IllegalStateException(\"alone\");\n});\nthread.start();\nthread.join();"));
    assertTrue(printed.startsWith("IllegalStateException: alone") && printed.contains("], line 2"), printed);
    assertFalse(printed.contains("REPL") || printed.contains("nabla.kernel"), printed);
  }

  @Test
  void threadsOfPoolsAndPrintingElsewhereNameCellsToo() {
    var printed = Cells.stderr(() -> CELLS.value("""
        var done = new CountDownLatch(1);
        ForkJoinPool.commonPool().execute(() -> {
          try {
            Integer.parseInt("x");
          } catch (NumberFormatException e) {
            e.printStackTrace();
            e.printStackTrace(System.err);
          }
          done.countDown();
        });
        done.await();"""));
    assertEquals(2, printed.split("], line 4\n       Integer.parseInt", -1).length - 1, printed);
    assertFalse(printed.contains("REPL"), printed);
    printed = Cells
        .stderr(() -> CELLS.value("class Own extends Exception {}\ntry { throw new Own(); } catch (Own e) { e.printStackTrace(); }"));
    assertTrue(printed.startsWith("Own\n    at Cell ["), printed);
    var text = CELLS.value(
        "var text = new StringWriter();\nnew IllegalStateException(\"kept\").printStackTrace(new PrintWriter(text, true));\ntext.toString()");
    assertTrue(text.toString().startsWith("IllegalStateException: kept") && text.toString().contains("], line 2"), text.toString());
  }

  @Test
  void anExceptionWithoutAMessageHasAnEmptyValue() {
    var failure = CELLS.failure("throw new IllegalStateException();");
    assertEquals("IllegalStateException", failure.name());
    assertEquals("", failure.message());
  }
}
