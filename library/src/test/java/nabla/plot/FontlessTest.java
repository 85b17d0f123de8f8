package nabla.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FontlessTest {
  /// Draws in a JVM of its own and names what was loaded to look for fonts.
  public static void main(String[] args) {
    for (var name : List.of("line", "bar", "surface")) {
      var figure = Gallery.figures().get(name).get();
      figure.svg();
      figure.pixels(1, false);
    }
    System.out.println("drawn");
  }

  @Test
  void drawingLooksForNoFontOfTheSystemAndNoDisplay() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var child = new ProcessBuilder(java, "-Xlog:class+load", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-cp",
        System.getProperty("java.class.path"), FontlessTest.class.getName());
    child.environment().remove("DISPLAY");
    var process = child.redirectErrorStream(true).start();
    var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    assertEquals(0, process.waitFor());
    assertEquals(1, lines.stream().filter("drawn"::equals).count());
    assertEquals(List.of(), lines.stream().filter(l -> l.matches(".*(FontManager|FcFontConfiguration|XToolkit).*")).toList());
  }
}
