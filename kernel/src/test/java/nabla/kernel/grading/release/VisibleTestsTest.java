package nabla.kernel.grading.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import nabla.grade.Answers;
import nabla.grade.AnswerType;
import nabla.grade.Grader;
import nabla.grade.TaskResult;
import nabla.kernel.Jvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What students' installations hold of an exercise's tests.
class VisibleTestsTest {
  private static final String TESTS = """
      package nabla.exercises;
      import java.util.function.DoubleUnaryOperator;
      import nabla.grade.*;
      import org.junit.jupiter.api.BeforeEach;
      @Exercise(value = "99-cut", title = "Cut")
      public class Cut extends Object {
        static final double VISIBLE = 6.5, UNIT = Double.parseDouble("1");
        %s
        record Case(double x, double y) {}
        interface Secretive { double pelican(double x); }
        @BeforeEach
        void ready() { Helpers.seen(UNIT); }
        @Task(id = "half", points = 1)
        void half(Answers student) {
          var f = student.method("half", DoubleUnaryOperator.class);
          for (var c : new Case[]{new Case(1, .5), new Case(13, VISIBLE)}) Runner.run(() -> Expect.close("half", c.y(), f.applyAsDouble(c.x()), 0));
        }
        @Task(id = "elephant", points = 1, hint = "walrus", visibility = Task.Visibility.HIDDEN)
        void giraffe(Answers student) {
          Secretive s = x -> Helpers.ostrich(x);
          Runner.run(() -> Expect.close("zebra", s.pelican(8128.125), student.method("half", DoubleUnaryOperator.class).applyAsDouble(1), 0));
        }
        private static double badger() { return 1; }
      }
      class Helpers {
        static double seen(double x) { return x; }
        static double ostrich(double x) { return Rhino.of(x); }
      }
      class Rhino { static double of(double x) { return 3 * x; } }
      class Runner { static void run(Runnable r) { r.run(); } }
      """;
  private static final List<String> SECRETS = List.of("elephant", "walrus", "giraffe", "pelican", "Secretive", "ostrich", "Rhino", "zebra",
      "badger", "HIDDEN");
  @TempDir Path folder;

  private Path jar(String field) throws IOException {
    var source = Files.writeString(folder.resolve("Cut.java"), TESTS.formatted(field));
    var classes = folder.resolve("classes");
    var errors = new ByteArrayOutputStream();
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, errors, "-d", classes.toString(), "-cp", Jvm.classPath(),
        source.toString()), errors::toString);
    var jar = folder.resolve("tests.jar");
    try (var out = new ZipOutputStream(Files.newOutputStream(jar)); var files = Files.walk(classes)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  private static TreeMap<String, String> texts(Path jar) throws IOException {
    var all = new TreeMap<String, String>();
    try (var file = new JarFile(jar.toFile())) {
      for (var entry : file.stream().toList())
        all.put(entry.getName(), new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1));
    }
    return all;
  }

  @Test
  void nothingOfAHiddenTaskIsLeft() throws Exception {
    var whole = jar("");
    for (var secret : SECRETS) assertTrue(texts(whole).toString().contains(secret), secret + " is not in the whole jar either");
    var cut = folder.resolve("cut.jar");
    VisibleTests.copy(whole, cut);
    for (var secret : SECRETS) assertFalse(texts(cut).toString().contains(secret), secret + " is in " + texts(cut).keySet());
    assertEquals(Files.getLastModifiedTime(whole), Files.getLastModifiedTime(cut));
  }

  @Test
  void visibleTasksRunAsBefore() throws Exception {
    var cut = folder.resolve("cut.jar");
    VisibleTests.copy(jar(""), cut);
    try (var loader = new URLClassLoader(new URL[]{cut.toUri().toURL()})) {
      var tests = loader.loadClass("nabla.exercises.Cut");
      assertEquals(List.of("half 1.0"), graded(tests, x -> x / 2));
      assertEquals(List.of("half 0.0"), graded(tests, x -> x / 3));
    }
  }

  private static List<String> graded(Class<?> tests, DoubleUnaryOperator half) {
    var answers = new Answers() {
      @Override
      public <T> T method(String name, Class<T> type) {
        return type.cast(half);
      }

      @Override
      public <T> T variable(String name, Class<T> type) {
        throw new AssertionError(name);
      }

      @Override
      public AnswerType type(String name) {
        throw new AssertionError(name);
      }

      @Override
      public <T> T make(String type, Class<T> as, Object... arguments) {
        throw new AssertionError(type);
      }
    };
    return Grader.grade(tests, answers, true).tasks().stream().map((TaskResult t) -> t.task() + " " + t.earned()).toList();
  }

  @Test
  void aNumberThatOnlyHiddenTasksUseMayNotBeSetForTheWholeClass() throws Exception {
    var whole = jar("static final double[] ANSWERS = {8128};\n static void use() { badger(); }\n double later() { return ANSWERS[0]; }");
    assertEquals("hidden tasks alone use ANSWERS of nabla.exercises.Cut: move it into the task, so that students do not get it",
        assertThrows(IllegalArgumentException.class, () -> VisibleTests.copy(whole, folder.resolve("cut.jar"))).getMessage());
  }

  @Test
  void aJarWithoutExercisesStaysAsItIs() throws IOException {
    var jar = folder.resolve("other.jar");
    try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("nabla/other/X.class"));
      out.write(1);
    }
    VisibleTests.copy(jar, folder.resolve("copy.jar"));
    assertEquals(-1, Files.mismatch(jar, folder.resolve("copy.jar")));
  }
}
