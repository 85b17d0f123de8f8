package nabla.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The heap that students' code runs in.
class JvmTest {
  private static String started(String... more) throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of(Jvm.java()));
    command.addAll(Jvm.FLAGS);
    command.addAll(List.of(more));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  @Test
  void javaTakesAllOptionsWithoutAWarning() throws IOException, InterruptedException {
    var said = started("-version");
    assertTrue(!said.toLowerCase().contains("warning"), said);
  }

  /// A million floats are 4 000 016 bytes: they take turns in memory that is in the caches; the activations of a network for images do not.
  @Test
  void aMillionFloatsAreYoungAndActivationsOfNetworksOld() throws IOException, InterruptedException {
    var said = started("-XX:+PrintFlagsFinal", "-version");
    long young = flag(said, "MaxNewSize"), old = flag(said, "PretenureSizeThreshold"), part = flag(said, "SurvivorRatio");
    long eden = young / (part + 2) * part;
    assertTrue(old > 4_000_016 && old <= 8 << 20, "into the old generation from " + old + " bytes on");
    assertTrue(eden >= 4 * old && eden <= 64 << 20, "of " + eden + " bytes new arrays take turns");
  }

  private static long flag(String said, String name) {
    var matcher = Pattern.compile("\\b" + name + "\\s*=\\s*(\\d+)").matcher(said);
    assertTrue(matcher.find(), name + " is not among " + said.lines().count() + " flags");
    return Long.parseLong(matcher.group(1));
  }
}
