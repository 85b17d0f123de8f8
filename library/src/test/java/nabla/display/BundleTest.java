package nabla.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BundleTest {
  @Test
  void aWidePictureComesAsHtmlToo() {
    var bundle = Bundle.text("a <wide> \"one\"").withPicture("<svg xmlns=\"x\" width=\"960\" height=\"320\"></svg>");
    var html = bundle.data().get(Bundle.HTML);
    assertTrue(
        html.startsWith("<img alt=\"a &lt;wide> &quot;one&quot;\" style=\"max-width:100%;height:auto\" src=\"data:image/svg+xml;base64,"),
        html);
    var source = html.replaceFirst(".*base64,([^\"]*)\">", "$1");
    assertEquals(bundle.data().get(Bundle.SVG), new String(Base64.getDecoder().decode(source), StandardCharsets.UTF_8));
  }

  @Test
  void aPictureThatFitsEveryPageIsSvgAlone() {
    assertEquals(Set.of(Bundle.TEXT, Bundle.SVG), Bundle.text("").withPicture("<svg width=\"560.5\" height=\"900\"/>").data().keySet());
  }
}
