package nabla.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.CRC32;
import nabla.display.Bundle;
import nabla.display.Displayable;
import nabla.plot.ink.Pixels;

/// Figures that move: one piece of HTML with all frames inside, a slider, and for an animation a button that plays it.
///
/// It needs no network and no running kernel, so it works in saved and exported notebooks. Lines of SVG that several frames share are
/// stored once, and all of it is compressed. Where scripts may not run, one frame stands still.
public final class Player implements Displayable {
  private static final String SCRIPT = script();

  private final List<Figure> frames;
  private final List<Slider> sliders;
  private final double rate;

  private Player(List<Figure> frames, List<Slider> sliders, double rate) {
    this.frames = frames;
    this.sliders = sliders;
    this.rate = rate;
  }

  /// The frames in order, ten a second, on common axes.
  public static Player animation(List<Figure> frames) {
    if (frames.isEmpty()) throw new IllegalArgumentException("animate: there are no frames");
    return new Player(Figure.together(frames), List.of(Slider.counting(frames.size())), 10);
  }

  /// One figure for every combination of the sliders' values, the last slider's changing fastest.
  static Player explorer(List<Figure> frames, List<Slider> sliders) {
    return new Player(frames, sliders, 0);
  }

  /// This many frames a second.
  public Player rate(double framesASecond) {
    if (!(framesASecond > 0 && framesASecond <= 60))
      throw new IllegalArgumentException("rate(%s): give more than 0, at most 60".formatted(framesASecond));
    return new Player(frames, sliders, rate == 0 ? 0 : framesASecond);
  }

  /// The frame that stands still where nothing can move: an animation's last, an exploration's middle one.
  private Figure still() {
    if (rate > 0) return frames.getLast();
    int at = 0;
    for (var s : sliders) at = at * s.count() + s.count() / 2;
    return frames.get(at);
  }

  /// The whole as HTML.
  public String html() {
    var still = still();
    var data = Base64.getEncoder().encodeToString(Pixels.deflate(json().getBytes(StandardCharsets.UTF_8)));
    var crc = new CRC32();
    crc.update(data.getBytes(StandardCharsets.US_ASCII));
    var id = Long.toHexString(crc.getValue());
    var image = Base64.getEncoder().encodeToString(still.svg().getBytes(StandardCharsets.UTF_8));
    return "<div data-nabla-player=\"" + id + "\"><img alt=\"" + still.describe().replace("\"", "&quot;").replace("<", "&lt;")
        + "\" src=\"data:image/svg+xml;base64," + image
        + "\"></div>\n<script>\n" + SCRIPT.replace("$ID", id).replace("$DATA", data) + "</script>";
  }

  private String json() {
    var parts = new LinkedHashMap<String, Integer>();
    var orders = new ArrayList<String>();
    for (var frame : frames) {
      var order = new ArrayList<String>();
      for (var line : frame.svg().split("\n")) order.add(String.valueOf(parts.computeIfAbsent(line, l -> parts.size())));
      orders.add("[" + String.join(",", order) + "]");
    }
    var bars = sliders.stream()
        .map(s -> "{\"name\":%s,\"start\":%d,\"values\":[%s]}".formatted(quote(s.name()), rate > 0 ? 0 : s.count() / 2,
            String.join(",", s.labels().stream().map(Player::quote).toList())))
        .toList();
    return "{\"rate\":%s,\"label\":%s,\"sliders\":[%s],\"parts\":[%s],\"frames\":[%s]}".formatted(rate, quote(describe()),
        String.join(",", bars),
        String.join(",", parts.keySet().stream().map(Player::quote).toList()), String.join(",", orders));
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String script() {
    try (var in = Player.class.getResourceAsStream("player.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String describe() {
    return (rate > 0 ? "Animation of " : "Exploration of ") + frames.size() + " frames; " + still().describe();
  }

  @Override
  public Bundle display() {
    return Bundle.text(describe()).with(Bundle.HTML, html());
  }

  @Override
  public String toString() {
    return describe();
  }
}
