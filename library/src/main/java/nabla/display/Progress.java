package nabla.display;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// A loop that shows how far it is: a bar, the rate, the time left, and the numbers it was told, as a live curve.
///
/// `var run = progress(100); for (int epoch : run) { …; run.metric("loss", loss); }`
///
/// The picture changes at most five times a second and keeps its size; its last state stays. Where outputs cannot change in place
/// (`Screen.live()` is false) only the last state is shown, as one line and the curve.
public final class Progress<T> implements Iterable<T> {
  private static final long PAUSE = 200_000_000L;

  /// What was measured after how many steps.
  public record Series(List<Double> steps, List<Double> values) {}

  private final Iterable<T> items;
  private final int total;
  private final Function<Map<String, Series>, String> curve;
  private final LongSupplier clock;
  private final String id = "progress-" + Long.toHexString(System.identityHashCode(this)) + "-" + Long.toHexString(System.nanoTime());
  private final Map<String, Series> metrics = new LinkedHashMap<>();
  private String title = "", unit = "";
  private Screen screen;
  private int done;
  private long started, shown;
  private boolean untimed;

  /// Over items, of which there are `total`; `curve` draws the metrics as SVG.
  public Progress(Iterable<T> items, int total, Function<Map<String, Series>, String> curve) {
    this(items, total, curve, System::nanoTime);
  }

  Progress(Iterable<T> items, int total, Function<Map<String, Series>, String> curve, LongSupplier clock) {
    this.items = items;
    this.total = total;
    this.curve = curve;
    this.clock = clock;
  }

  /// Says what goes on and what is counted: `of("mnist.gz", "MB")` reads `mnist.gz · 3/10 MB · 2.1 MB a second`.
  public Progress<T> of(String what, String counted) {
    title = what + " · ";
    unit = " " + counted;
    return this;
  }

  /// Leaves in the end what was measured and not how long it took, the same wherever it is shown: two runs then leave the same output.
  public Progress<T> untimed() {
    untimed = true;
    return this;
  }

  @Override
  public Iterator<T> iterator() {
    var inner = items.iterator();
    begin();
    return new Iterator<>() {
      private boolean inside;

      @Override
      public boolean hasNext() {
        if (inside) step();
        inside = false;
        boolean more = inner.hasNext();
        if (!more) end();
        return more;
      }

      @Override
      public T next() {
        inside = true;
        return inner.next();
      }
    };
  }

  private void begin() {
    screen = Screen.current();
    metrics.clear();
    done = 0;
    started = shown = clock.getAsLong();
    if (screen.live()) screen.show(bundle(), id);
  }

  private void step() {
    done++;
    long now = clock.getAsLong();
    if (!screen.live() || now - shown < PAUSE) return;
    shown = now;
    screen.update(bundle(), id);
  }

  private void end() {
    if (screen.live()) screen.update(untimed ? last() : bundle(), id);
    else screen.show(last(), null);
  }

  private Bundle last() {
    var picture = picture();
    return picture.isEmpty() ? Bundle.text(line()) : Bundle.text(line()).withPicture(picture);
  }

  /// Reports a number of the current step, such as the loss.
  public void metric(String name, double value) {
    var series = metrics.computeIfAbsent(name, n -> new Series(new ArrayList<>(), new ArrayList<>()));
    series.steps.add((double) done + 1);
    series.values.add(value);
  }

  /// What was reported so far.
  public Map<String, Series> metrics() {
    return metrics;
  }

  private String picture() {
    return curve == null || metrics.values().stream().noneMatch(s -> s.values.size() > 1) ? "" : curve.apply(metrics);
  }

  private double seconds() {
    return (clock.getAsLong() - started) / 1e9;
  }

  /// The state as one line.
  private String line() {
    var text = new StringBuilder("%s%d/%d%s".formatted(title, done, total, unit));
    if (!untimed || done < total) text.append(pace());
    metrics.forEach((name, s) -> text.append(" · ").append(name).append(' ').append(Values.brief(s.values.getLast())));
    return text.toString();
  }

  private String pace() {
    var text = new StringBuilder();
    double rate = done / Math.max(seconds(), 1e-9);
    if (done > 0) text.append(" · ").append(rate >= 1 ? figures(rate) + unit + " a second" : figures(1 / rate) + " s each");
    text.append(done < total ? done == 0 ? "" : " · " + time((total - done) / rate) + " left" : " · " + time(seconds()));
    return text.toString();
  }

  private static String figures(double rate) {
    return rate >= 10 ? String.valueOf(Math.round(rate)) : String.format(Locale.ROOT, "%.1f", rate);
  }

  private static String time(double seconds) {
    long s = Math.round(seconds);
    return s >= 3600
        ? "%d:%02d:%02d".formatted(s / 3600, s / 60 % 60, s % 60)
        : s >= 60 ? "%d:%02d min".formatted(s / 60, s % 60) : String.format(Locale.ROOT, "%.1f s", seconds);
  }

  /// As an image the curve follows the page's theme; decoded at once, it does not flicker.
  private static String image(String svg) {
    return svg.isEmpty()
        ? ""
        : "<img decoding=\"sync\" src=\"data:image/svg+xml;base64,"
            + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)) + "\">";
  }

  private Bundle bundle() {
    double share = total == 0 ? 100 : 100.0 * done / total;
    var bar = "<div style=\"width:220px;height:10px;border-radius:5px;background:#8885;overflow:hidden\"><div style=\"width:%s%%;height:10px;background:#0072b2\"></div></div>"
        .formatted(String.format(Locale.ROOT, "%.1f", share));
    var head = "<div style=\"display:flex;align-items:center;gap:10px;font-variant-numeric:tabular-nums;min-height:20px\">" + bar + "<span>"
        + Values.escape(line()) + "</span></div>";
    return Bundle.text(line()).with(Bundle.HTML, "<div>" + head + image(picture()) + "</div>");
  }
}
