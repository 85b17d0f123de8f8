package nabla.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One value in several forms: MIME type → content, `text/plain` always among them.
///
/// Content is a `String` for every textual type (SVG and HTML included) and Base64 text for `image/png`.
/// A bundle is immutable; `with` returns a new one.
public record Bundle(Map<String, String> data) {
  public static final String TEXT = "text/plain", HTML = "text/html", LATEX = "text/latex", MARKDOWN = "text/markdown",
      SVG = "image/svg+xml", PNG = "image/png", JSON = "application/json";

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

  public String text() {
    return data.get(TEXT);
  }
}
