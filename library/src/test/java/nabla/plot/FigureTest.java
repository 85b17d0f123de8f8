package nabla.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nabla.display.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTest {
  private static String told(Runnable work) {
    return assertThrows(IllegalArgumentException.class, work::run).getMessage();
  }

  @Test
  void columnsOfDifferentLengthsAreAnErrorThatNamesBoth() {
    assertEquals("line: x has 3 values and y has 2; give equally many", told(() -> Line.of(new double[3], new double[2])));
    assertEquals("bar: 2 names and 1 heights; give equally many", told(() -> Bars.of(List.of("a", "b"), new double[1])));
    assertEquals("a row of 2 numbers does not fit 3 values of x",
        told(() -> Contour.of(new double[]{0, 1, 2}, new double[]{0}, new double[1][2])));
  }

  @Test
  void nothingToDrawIsAnError() {
    assertEquals("scatter: there are no points; x and y are empty", told(() -> Scatter.of(new double[0], new double[0])));
    assertEquals("hist: there are no finite values among 1", told(() -> Histogram.of(new double[]{Double.NaN})));
    assertEquals("plot: nothing to draw; give at least one line(…), scatter(…), …", told(Figure::of));
  }

  @Test
  void pointsThatAreNotFiniteAreSkippedAndSaid() {
    var svg = Figure.of(Line.of(new double[]{0, 1, 2, 3}, new double[]{1, Double.NaN, Double.POSITIVE_INFINITY, 2})).svg();
    assertTrue(svg.contains("2 of 4 points not finite, not drawn"), svg);
  }

  @Test
  void aFigureWiderThanACellOfJupyterLabIsShownAsHtmlThatShrinks() {
    var figure = Figure.of(Line.of(new double[]{0, 1}, new double[]{0, 1}));
    assertEquals(Set.of(Bundle.TEXT, Bundle.SVG), figure.size(560, 300).display().data().keySet());
    assertEquals(Set.of(Bundle.TEXT, Bundle.SVG, Bundle.HTML), figure.size(960, 300).display().data().keySet());
  }

  @Test
  void valuesThatALogAxisCannotShowAreSaid() {
    var line = Line.of(new double[]{0, 1, 2}, new double[]{0, 10, 100});
    assertTrue(Figure.of(line).logY().svg().contains("1 of 3 points ≤ 0, not on a log axis"));
    assertTrue(Figure.of(Line.of(new double[]{0, 1}, new double[]{-1, 0})).logY().svg().contains("2 of 2 points ≤ 0"),
        "all points outside still draws axes and says so");
    assertEquals("y(0.0, 1.0): a log axis begins above 0", told(() -> Figure.of(line).logY().y(0, 1).svg()));
  }

  @Test
  void aMillionPointsKeepTheirExtremesInAFewThousandSteps() {
    var y = new double[1_000_000];
    y[123_456] = 50;
    y[654_321] = -20;
    var svg = Figure.of(Line.of(Gallery.of(y.length, i -> i), y)).y(-30, 60).svg();
    assertTrue(svg.length() < 60_000, "the line takes " + svg.length() + " characters");
    var figure = Figure.of(Line.of(Gallery.of(y.length, i -> i), y)).y(-30, 60).x(0, 1e6);
    var pixels = figure.pixels(1, false);
    int top = Integer.MAX_VALUE, bottom = 0;
    for (int i = 0; i < pixels.argb().length; i++) {
      int c = pixels.argb()[i];
      boolean blue = (c & 255) > 150 && (c >> 16 & 255) < 60;
      if (!blue) continue;
      top = Math.min(top, i / pixels.width());
      bottom = Math.max(bottom, i / pixels.width());
    }
    assertTrue(top < 50 && bottom > 230, "the line reaches from row " + top + " to row " + bottom);
  }

  @Test
  void aStraightLineNeedsTwoPointsHoweverManyItHas() {
    var two = Figure.of(Line.of(Gallery.of(2, i -> i), Gallery.of(2, i -> i))).svg();
    var many = Figure.of(Line.of(Gallery.of(501, i -> i / 500.0), Gallery.of(501, i -> i / 500.0))).svg();
    assertTrue(many.length() < two.length() + 300,
        many.length() + " characters for 501 points on a line, " + two.length() + " for its ends");
    var back = Figure.of(Line.of(new double[]{0, 2, 1}, new double[]{0, 0, 0})).x(0, 4).y(-1, 1);
    var out = Figure.of(Line.of(new double[]{0, 2}, new double[]{0, 0})).x(0, 4).y(-1, 1);
    assertTrue(java.util.Arrays.equals(out.pixels(1, false).argb(), back.pixels(1, false).argb()), "a line that turns back keeps its tip");
  }

  @Test
  void manyMarkersBecomePixels() {
    var svg = Figure.of(Scatter.of(Gallery.noise(200_000, 1), Gallery.noise(200_000, 2)).size(3)).svg();
    assertTrue(svg.length() < 150_000 && svg.contains("data:image/png"), "200 000 points take " + svg.length() + " characters");
  }

  @Test
  void labelsStayApartWhateverTheNumbers() {
    double[][] ranges = {{0, 1}, {-1e-9, 1e-9}, {1e6, 3e6}, {1000.001, 1000.002}, {-12345, 67890}, {0, 0}, {5, 5}, {1e-300, 1e-299},
        {-1e15, 1e15}};
    for (var r : ranges) {
      var line = Line.of(r, new double[]{r[1], r[0]}).label("a name that is not short");
      var figure = Figure.of(line).title("A long title that says what there is to see, what it means, and why one should look")
          .x("the name of the $x$ axis")
          .y("a long name of the $y$ axis that does not fit its height, and so breaks");
      LabelsApart.check(r[0] + " to " + r[1], figure);
      LabelsApart.check(r[0] + " to " + r[1] + ", small", figure.size(280, 240));
      if (r[0] > 0) LabelsApart.check("log " + r[0] + " to " + r[1], figure.logX().logY());
    }
  }

  @Test
  void manyOrLongNamesOfCategoriesStayApart() {
    var long5 = List.of("stochastic gradient descent", "momentum with Nesterov's correction", "adam", "root mean square propagation",
        "adagrad");
    LabelsApart.check("long", Figure.of(Bars.of(long5, Gallery.noise(5, 1))));
    LabelsApart.check("long, narrow", Figure.of(Bars.of(long5, Gallery.noise(5, 1))).size(260, 240));
    LabelsApart.check("many", Figure.of(Bars.of(Gallery.noise(100, 1))));
    LabelsApart.check("rows", Figure.of(HeatMap.of(new double[200][100])));
  }

  @Test
  void aDarkPageGetsDarkPaper() {
    var figure = Figure.of(Line.of(x -> x, 0, 1));
    assertEquals("ff16191d", Integer.toHexString(figure.pixels(1, true).argb()[5]));
    assertEquals("ffffffff", Integer.toHexString(figure.pixels(1, false).argb()[5]));
    assertTrue(figure.svg().contains("@media(prefers-color-scheme:dark)"));
  }

  @Test
  void figuresAreSavedAsSvgPngAndPdf(@TempDir Path folder) throws Exception {
    var figure = Gallery.figures().get("contour-filled").get();
    for (var ending : List.of("svg", "png", "pdf")) figure.save(folder.resolve("new/f." + ending).toString());
    assertTrue(Files.readString(folder.resolve("new/f.svg")).startsWith("<svg"));
    var image = javax.imageio.ImageIO.read(folder.resolve("new/f.png").toFile());
    assertEquals(2 * (int) figure.width(), image.getWidth());
    var pdf = new String(Files.readAllBytes(folder.resolve("new/f.pdf")), StandardCharsets.ISO_8859_1);
    var table = Pattern.compile("(\\d{10}) 00000 n").matcher(pdf);
    int objects = 0;
    while (table.find()) assertTrue(pdf.startsWith(++objects + " 0 obj", Integer.parseInt(table.group(1))),
        "object " + objects + " is not where the table says");
    assertTrue(objects >= 6, "only " + objects + " objects");
    assertEquals("save(\"f.gif\"): end the name in .svg, .png or .pdf", told(() -> figure.save("f.gif")));
  }

  @Test
  void aFigureSaysInWordsWhatItShows() {
    assertEquals("Figure “loss ℒ”: line “train” of 2 points, rule at y = 0.1",
        Figure.of(Line.of(new double[]{0, 1}, new double[]{1, 2}).label("train"), Guide.y(0.1)).title("loss $\\mathcal{L}$").display()
            .text());
  }

  @Test
  void imagesSideBySideStandPlainlyApartAndFillTheFigure() {
    var filters = Images.of(new double[3][1][5][5]).columns(3);
    for (var size : List.of(new double[]{500, 140}, new double[]{900, 300})) {
      var boxes = Pattern.compile("<image x=\"([0-9.]+)\" y=\"[0-9.]+\" width=\"([0-9.]+)\"")
          .matcher(Figure.of(filters).size(size[0], size[1]).svg()).results()
          .map(m -> new double[]{Double.parseDouble(m.group(1)), Double.parseDouble(m.group(2))}).toList();
      assertEquals(3, boxes.size());
      double width = boxes.get(0)[1], gap = boxes.get(1)[0] - boxes.get(0)[0] - width;
      assertTrue(gap >= 0.5 * width / 5, "images of %s leave %s between them".formatted(width, gap));
      assertTrue(width > 0.75 * size[1], "images of %s in a figure %s high".formatted(width, size[1]));
    }
  }

  @Test
  void aLayerAloneIsAFigure() {
    assertTrue(HeatMap.of(new double[][]{{1, 2}}).display().data().get("image/svg+xml").startsWith("<svg"));
  }

  @Test
  void figuresDoNotChangeWhenTheyAreToldMore() {
    var plain = Figure.of(Line.of(x -> x, 0, 1));
    var before = plain.svg();
    plain.title("other").logY().size(300, 200);
    assertEquals(before, plain.svg());
  }
}
