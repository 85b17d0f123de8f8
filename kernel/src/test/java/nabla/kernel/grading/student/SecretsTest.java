package nabla.kernel.grading.student;

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import nabla.grade.Answers;
import nabla.grade.Exercise;
import nabla.grade.Expect;
import nabla.grade.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A student's process holds no name of a hidden test and no reference answer: neither the files it can read nor its memory do.
class SecretsTest {
  /// The hidden test's name, the class of the tests, and the expected number as text and as the eight bytes of a double.
  private static final List<byte[]> SECRETS = List.of(text("hiddenPelican"), text("grading.student.Victim"), text("grading/student/Victim"),
      text("SecretsTest"),
      text("8128.125"), ByteBuffer.allocate(8).putDouble(Victim.reference()).array());

  /// As the victim, with more time.
  @Exercise(value = "00-dumped", title = "Dumped")
  public static class Dumped {
    @Task(id = "attack", points = 1, seconds = 100, visibility = Task.Visibility.HIDDEN)
    void hiddenPelican(Answers student) {
      Expect.close("attack(1)", Victim.reference(), student.method("attack", Victim.Function.class).of(1), 1e-9);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Which of the secrets the bytes hold.
  private static TreeSet<String> found(byte[] bytes) {
    var found = new TreeSet<String>();
    for (var secret : SECRETS)
      for (int i = 0; i + secret.length <= bytes.length; i++)
        if (java.util.Arrays.equals(bytes, i, i + secret.length, secret, 0, secret.length)) {
          found.add(new String(secret, StandardCharsets.ISO_8859_1));
          break;
        }
    return found;
  }

  @Test
  void theScanFindsWhatIsThere() throws IOException {
    try (InputStream in = Victim.class.getResourceAsStream("Victim.class")) {
      var found = found(in.readAllBytes());
      assertTrue(found.contains("hiddenPelican") && found.size() >= 3, found.toString());
    }
  }

  @Test
  void noFileThatItSeesHoldsThem() throws IOException {
    var launch = Launch.without(Victim.class, Limits.USUAL, Protection.unprotected());
    int seen = 0;
    for (var entry : launch.visible()) {
      if (Files.isRegularFile(entry) && entry.toString().endsWith(".jar")) try (var jar = new JarFile(entry.toFile())) {
        for (var file : jar.stream().filter(e -> e.getName().startsWith("nabla/")).toList()) {
          assertEquals(new TreeSet<>(), found(jar.getInputStream(file).readAllBytes()), entry + " " + file.getName());
          seen++;
        }
      }
      else try (var all = Files.walk(entry)) {
        for (var file : all.filter(Files::isRegularFile).toList()) {
          assertEquals(new TreeSet<>(), found(Files.readAllBytes(file)), file.toString());
          seen++;
        }
      }
    }
    assertTrue(seen > 500, "saw only " + seen + " files");
  }

  @Tag("full")
  @Test
  void itsMemoryHoldsNone(@TempDir Path folder) throws Exception {
    var heap = folder.resolve("heap.hprof");
    var dump = """
        double attack(double x) throws Exception {
          java.lang.management.ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class).dumpHeap("%s", false);
          return 0;
        }""".formatted(heap);
    var bare = new Protection(java.util.Set.of());
    var outcome = Sandbox.grade(SandboxTest.cells(dump), Dumped.class, Limits.USUAL, bare);
    assertEquals("attack(1): expected 8128.13, got 0.0", outcome.report().task("attack").message(), outcome.cells().toString());
    assertTrue(Files.size(heap) > 10_000_000, "a heap dump of " + Files.size(heap) + " bytes");
    assertEquals(new TreeSet<>(), found(Files.readAllBytes(heap)));
  }
}
