package nabla.kernel.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files every page refers to: KaTeX with its fonts inside its style sheet (browsers refuse fonts from other local files), and the page's own style.
final class Assets {
  private static final Pattern FONT = Pattern
      .compile("url\\((fonts/[\\w-]+\\.woff2)\\) format\\([\"']woff2[\"']\\)(?:,url\\([^)]*\\) format\\([^)]*\\))*");

  private Assets() {}

  /// Writes them into `folder`.
  static void copy(Path folder) throws IOException {
    Files.createDirectories(folder);
    var dist = "/META-INF/resources/webjars/katex/" + version() + "/dist/";
    Files.write(folder.resolve("katex.js"), bytes(dist + "katex.min.js"));
    Files.write(folder.resolve("auto-render.js"), bytes(dist + "contrib/auto-render.min.js"));
    Files.writeString(folder.resolve("katex.css"), withFonts(new String(bytes(dist + "katex.min.css"), StandardCharsets.UTF_8), dist));
    for (var own : new String[]{"page.css", "page.js"}) Files.write(folder.resolve(own), bytes("/nabla/kernel/notebook/" + own));
  }

  private static String version() throws IOException {
    var properties = new Properties();
    try (var in = Assets.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/katex/pom.properties")) {
      if (in == null) throw new IOException("KaTeX is missing on the class path");
      properties.load(in);
    }
    return properties.getProperty("version");
  }

  private static String withFonts(String css, String dist) {
    return FONT.matcher(css).replaceAll(font -> Matcher.quoteReplacement(inline(dist + font.group(1))));
  }

  private static String inline(String font) {
    try {
      return "url(data:font/woff2;base64," + Base64.getEncoder().encodeToString(bytes(font)) + ") format(\"woff2\")";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String resource) throws IOException {
    try (var in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) throw new IOException(resource + " is missing on the class path");
      return in.readAllBytes();
    }
  }
}
