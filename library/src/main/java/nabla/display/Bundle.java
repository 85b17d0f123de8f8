package nabla.display;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// One value in several forms: MIME type → content, `text/plain` always among them.
///
/// Content is a `String` for every textual type (SVG and HTML included) and Base64 text for `image/png`.
/// A bundle is immutable; `with` returns a new one.
public record Bundle(Map<String, String> data) {
  public static final String TEXT = "text/plain", HTML = "text/html", LATEX = "text/latex", MARKDOWN = "text/markdown",
      SVG = "image/svg+xml", PNG = "image/png", JSON = "application/json";

  /// A cell of JupyterLab is at least so wide on a laptop, its sidebar open, in pixels.
  private static final double NARROW = 780;
  private static final Pattern WIDTH = Pattern.compile("^<svg [^>]*?\\bwidth=\"([0-9.]+)\"");

  public Bundle {
    if (!data.containsKey(TEXT)) throw new IllegalArgumentException("a bundle needs text/plain; it has only " + data.keySet());
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /// A bundle of plain text alone.
  public static Bundle text(String plain) {
    return new Bundle(Map.of(TEXT, plain));
  }

  /// This bundle with one more form.
  public Bundle with(String mime, String content) {
    var more = new LinkedHashMap<>(data);
    more.put(mime, content);
    return new Bundle(more);
  }

  /// This bundle with a picture. JupyterLab shows SVG in its own size, cut off where a cell is narrower, so a wide picture comes as HTML too,
  /// which shrinks to the page.
  public Bundle withPicture(String svg) {
    var width = WIDTH.matcher(svg);
    boolean wide = width.find() && Double.parseDouble(width.group(1)) > NARROW;
    var plain = with(SVG, svg);
    if (!wide) return plain;
    return plain.with(HTML, "<img alt=\"" + text().replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;")
        + "\" style=\"max-width:100%;height:auto\" src=\"data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)) + "\">");
  }

  public String text() {
    return data.get(TEXT);
  }
}
