package nabla.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValuesTest {
  record Run(String optimiser, double loss) {}

  @Test
  void recordsOfOneTypeMakeATable() {
    var bundle = Displays.of(List.of(new Run("sgd", 0.25), new Run("adam <1>", 0.125)));
    assertEquals("2 × Run\noptimiser   loss\nsgd         0.25\nadam <1>   0.125", bundle.text());
    assertTrue(bundle.data().get(Bundle.HTML).contains("<td style=\"text-align:left\">adam &lt;1&gt;</td>"),
        bundle.data().get(Bundle.HTML));
  }

  @Test
  void longListsAreCutAndCounted() {
    assertTrue(Displays.of(IntStream.range(0, 100).boxed().toList()).text().endsWith("38, 39, … 60 more]"));
    var many = Displays.of(IntStream.range(0, 100).mapToObj(i -> new Run("r" + i, i)).toList());
    assertTrue(many.text().endsWith("… 80 more rows"), many.text());
  }

  @Test
  void arraysShowTheirTypeLengthAndNumbers() {
    assertEquals("double[3] {0.1, 2.0, NaN}", Displays.of(new double[]{0.1, 2, Double.NaN}).text());
    assertEquals("int[0] {}", Displays.of(new int[0]).text());
    assertTrue(Displays.of(new double[][]{{1, 2}, {3, 4}}).data().get(Bundle.HTML).contains("<table>"));
  }

  @Test
  void mapsMakeATableOfKeysAndValues() {
    var map = new LinkedHashMap<String, Object>();
    map.put("lr", 0.1);
    map.put("seeds", List.of(1, 2));
    var bundle = Displays.of(map);
    assertEquals("{lr=0.1, seeds=[1, 2]}", bundle.text());
    assertTrue(bundle.data().get(Bundle.HTML).contains("seeds"));
  }

  @Test
  void imagesAreImages() {
    var bundle = Displays.of(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB));
    assertEquals("image of 4 × 3 pixels", bundle.text());
    assertTrue(bundle.data().get(Bundle.PNG).startsWith("iVBOR"));
  }

  @Test
  void whatIsRegisteredWinsAndTheRestIsItsToString() {
    assertEquals("null", Displays.of(null).text());
    assertEquals("1.5", Displays.of(1.5).text());
    Displays.register(Run.class, r -> Bundle.text("run of " + r.optimiser()));
    try {
      assertEquals("run of sgd", Displays.of(new Run("sgd", 1)).text());
    } finally {
      Displays.register(Run.class, r -> Bundle.text(r.toString()));
    }
  }

  @Test
  void aValueWithoutWordsIsShownAsNull() {
    var silent = new Object() {
      @Override
      public String toString() {
        return null;
      }
    };
    assertEquals("null", Displays.of(silent).text());
  }
}
