package nabla.kernel.notebook;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import nabla.kernel.render.Html;
import nabla.kernel.render.Markdown;

/// An executed notebook as one HTML page, light or dark as the reader's system is; mathematics is set by the KaTeX beside it.
final class Page {
  private final StringBuilder html = new StringBuilder();

  private Page() {}

  /// The page of a notebook; `assets` is the relative path of the folder that `Assets.copy` filled.
  static String of(Execution execution, String name, String assets) {
    var page = new Page();
    page.body(execution, name);
    var title = execution.notebook().title();
    return frame(title == null ? name : title, assets, page.html.toString());
  }

  /// The frame of every page.
  static String frame(String title, String assets, String body) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title>
        <link rel="stylesheet" href="%2$s/katex.css">
        <link rel="stylesheet" href="%2$s/page.css">
        <script defer src="%2$s/katex.js"></script>
        <script defer src="%2$s/auto-render.js"></script>
        <script defer src="%2$s/page.js"></script>
        </head>
        <body>
        <main>
        %3$s</main>
        </body>
        </html>
        """.formatted(Html.escape(title), assets, body);
  }

  private void body(Execution execution, String name) {
    html.append("<nav><a href=\"index.html\">All lectures</a> · <a href=\"").append(name).append(".ipynb\" download>Notebook</a></nav>\n");
    var fault = execution.fault();
    if (fault != null) html.append("<p class=\"fault\">Stopped at <a href=\"#").append(fault.id()).append("\">")
        .append(Html.escape(fault.line())).append("</a></p>\n");
    for (var cell : execution.notebook().cells()) cell(cell);
  }

  private void cell(NotebookCell cell) {
    switch (cell.kind()) {
      case MARKDOWN -> html.append("<section class=\"text\" id=\"").append(cell.id()).append("\">\n").append(MarkdownHtml.html(cell))
          .append("</section>\n");
      case CODE -> code(cell);
      case RAW -> {}
    }
  }

  private void code(NotebookCell cell) {
    if (cell.source().isBlank()) return;
    html.append("<section class=\"cell\" id=\"").append(cell.id()).append("\">\n<span class=\"count\">[")
        .append(cell.count() == null ? "&nbsp;" : cell.count());
    html.append("]</span>\n<pre class=\"source\"><code>").append(JavaColours.html(cell.source())).append("</code></pre>\n");
    cell.outputs().forEach(this::output);
    html.append("</section>\n");
  }

  private void output(Output output) {
    html.append(switch (output) {
      case Output.Stream(var name, var text) -> "<pre class=\"" + Html.escape(name) + "\">" + Html.terminal(text) + "</pre>";
      case Output.Shown(var data, _) -> "<div class=\"shown\">" + best(data) + "</div>";
      case Output.Result(_, var data, _) -> "<div class=\"shown\">" + best(data) + "</div>";
      case Output.Failed failed -> "<pre class=\"error\">" + Html.terminal(String.join("\n", failed.traceback())) + "</pre>";
    }).append('\n');
  }

  /// The richest form a page can show, in JupyterLab's order.
  private static String best(JsonObject data) {
    if (data.has("text/html")) return text(data, "text/html");
    if (data.has("text/markdown")) return Markdown.html(text(data, "text/markdown"));
    if (data.has("text/latex")) return "<div class=\"latex\">" + Html.escape(text(data, "text/latex")) + "</div>";
    if (data.has("image/svg+xml"))
      return image("image/svg+xml", Base64.getEncoder().encodeToString(text(data, "image/svg+xml").getBytes(StandardCharsets.UTF_8)), data);
    for (var mime : data.keySet())
      if (mime.startsWith("image/")) return image(mime, text(data, mime).replaceAll("\\s", ""), data);
    return "<pre>" + Html.terminal(data.has("text/plain") ? text(data, "text/plain") : data.toString()) + "</pre>";
  }

  private static String image(String mime, String base64, JsonObject data) {
    var words = data.has("text/plain") ? Html.escape(text(data, "text/plain")) : "";
    return "<img alt=\"" + words + "\" src=\"data:" + mime + ";base64," + base64 + "\">";
  }

  private static String text(JsonObject data, String mime) {
    return data.get(mime).getAsString();
  }
}
