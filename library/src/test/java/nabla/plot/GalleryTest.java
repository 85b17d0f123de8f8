package nabla.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every kind of figure against its reference picture, its size and the rules of SVG. `-Dgallery=write` draws the references anew.
class GalleryTest {
  private static final Path REFERENCES = Path.of("src/test/resources/nabla/plot");

  private static List<DynamicTest> each(java.util.function.BiConsumer<String, Figure> test) {
    return Gallery.figures().entrySet().stream().map(
        (Map.Entry<String, Supplier<Figure>> e) -> DynamicTest.dynamicTest(e.getKey(), () -> test.accept(e.getKey(), e.getValue().get())))
        .toList();
  }

  @TestFactory
  List<DynamicTest> everyFigureLooksLikeItsReference() {
    return each((name, figure) -> {
      try {
        var file = REFERENCES.resolve(name + ".png");
        var drawn = figure.pixels(0.5, false);
        if ("write".equals(System.getProperty("gallery"))) Files.write(file, drawn.png());
        var reference = ImageIO.read(file.toFile());
        assertNotNull(reference, "no reference picture " + file);
        assertEquals(reference.getWidth() + " × " + reference.getHeight(), drawn.width() + " × " + drawn.height());
        int different = 0;
        for (int i = 0; i < drawn.argb().length; i++)
          if (distance(reference.getRGB(i % drawn.width(), i / drawn.width()), drawn.argb()[i]) > 40) different++;
        assertTrue(different <= drawn.argb().length / 500, different + " of " + drawn.argb().length + " pixels differ from " + file);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    });
  }

  private static int distance(int a, int b) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) most = Math.max(most, Math.abs((a >> shift & 255) - (b >> shift & 255)));
    return most;
  }

  @TestFactory
  List<DynamicTest> everyFigureIsSmallWellFormedSvgThatFetchesNothing() {
    return each((name, figure) -> {
      var svg = figure.display().data().get("image/svg+xml");
      int limit = name.startsWith("heatmap") ? 80_000 : name.startsWith("contour") || name.equals("surface") ? 100_000 : 60_000;
      assertTrue(svg.length() <= limit, name + " takes " + svg.length() + " characters, more than " + limit);
      try {
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertTrue(document.getElementsByTagName("text").getLength() > 0, "no real text in " + name);
      } catch (Exception e) {
        throw new AssertionError(name + " is not well-formed: " + e.getMessage(), e);
      }
      var outside = svg.replace("http://www.w3.org/2000/svg", "").replaceAll("href=\"data:", "");
      assertTrue(!outside.contains("http") && !outside.contains("href=") && !outside.contains("url("),
          name + " refers to something outside itself");
      assertTrue(!svg.contains(" id="), name + " has identifiers, which collide between figures of one page");
    });
  }

  @TestFactory
  List<DynamicTest> noLabelOverlapsAnotherOrLeavesTheFigure() {
    return each((name, figure) -> {
      LabelsApart.check(name, figure);
      LabelsApart.check(name + ", small", figure.size(Math.max(250, figure.width() * 0.6), Math.max(200, figure.height() * 0.7)));
    });
  }
}
