package nabla.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class PlayerTest {
  private static String payload(String html) throws Exception {
    var data = Pattern.compile("data = \"([^\"]+)\"").matcher(html);
    assertTrue(data.find(), "no data in the HTML");
    try (var in = new InflaterInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data.group(1))))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Player moving(int frames) {
    return Player.animation(IntStream.range(0, frames)
        .mapToObj(k -> Figure.of(Line.of(Gallery.of(500, i -> i), Gallery.of(500, i -> Math.sin(i / 40.0 + k / 5.0)))).title("t = " + k))
        .toList());
  }

  @Test
  void sixtyFramesAreSmallAndCarryAllTheirData() throws Exception {
    var html = moving(60).display().data().get("text/html");
    assertTrue(html.length() < 500_000, "the animation takes " + html.length() + " characters");
    var json = payload(html);
    var frames = json.substring(json.indexOf("\"frames\":"));
    assertEquals(60, frames.chars().filter(c -> c == '[').count() - 1);
    for (int k = 0; k < 60; k++) assertTrue(json.contains(">t = " + k + "<"), "no title of frame " + k);
    assertTrue(!html.contains("http://") && !html.contains("https://"), "the animation refers to the network");
  }

  @Test
  void framesOfAnAnimationShareTheirAxes() throws Exception {
    var json = payload(
        Player.animation(IntStream.of(1, 10).mapToObj(k -> Figure.of(Line.of(new double[]{0, k}, new double[]{0, k}))).toList()).html());
    assertTrue(json.contains(">10</text>"), "no axis reaches to 10");
    var frames = json.substring(json.indexOf("\"frames\":")).replaceAll("[^0-9,;\\]]", "").split("\\],");
    var shared = new java.util.HashSet<>(java.util.List.of(frames[0].split(",")));
    shared.retainAll(java.util.List.of(frames[1].replace("]", "").split(",")));
    assertTrue(shared.size() >= 5, "the frames share only " + shared.size() + " lines: their axes differ");
  }

  @Test
  void anExplorationHasAFrameForEveryValue() throws Exception {
    var one = payload(Explorer.of(Slider.of("η", 0.01, 1).log().steps(5), v -> Figure.of(Line.of(x -> v * x, 0, 1))).html());
    assertTrue(one.contains("\"name\":\"η\"") && one.contains("\"values\":[\"0.01\",\"0.03162\",\"0.1\",\"0.3162\",\"1\"]"),
        one.substring(0, 300));
    var two = payload(Explorer
        .of(Slider.of("a", 0, 1).steps(3), Slider.of("b", 0, 1).steps(4), (a, b) -> Figure.of(Line.of(x -> a * x + b, 0, 1))).html());
    assertEquals(12, two.substring(two.indexOf("\"frames\":")).split("\\],\\[").length);
  }
}
