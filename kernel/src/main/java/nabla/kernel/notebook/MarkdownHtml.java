package nabla.kernel.notebook;

import com.google.gson.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nabla.kernel.render.Markdown;

/// A Markdown cell as HTML.
final class MarkdownHtml {
  private static final Pattern ATTACHED = Pattern.compile("attachment:([^\\s)\"]+)");

  private MarkdownHtml() {}

  /// The Markdown of a cell, with its attached pictures as data.
  static String html(NotebookCell cell) {
    if (cell.attachments() == null) return Markdown.html(cell.source());
    return Markdown
        .html(ATTACHED.matcher(cell.source()).replaceAll(found -> Matcher.quoteReplacement(data(cell.attachments(), found.group(1)))));
  }

  private static String data(JsonObject attachments, String name) {
    if (!(attachments.get(name) instanceof JsonObject forms) || forms.isEmpty()) return "attachment:" + name;
    var mime = forms.keySet().iterator().next();
    return "data:" + mime + ";base64," + forms.get(mime).getAsString().strip();
  }
}
