package nabla.grade.results;

/// The frame of the pages that people read: no script, nothing fetched, light or dark as the reader's system is.
final class Page {
  private static final String STYLE = """
      :root { color-scheme: light dark; --ink: #1b1f24; --soft: #5a6470; --line: #d5dae0; --paper: #fff; --good: #0072b2; --bad: #d55e00; --none: #999; --late: #cc79a7 }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --soft: #a3adba; --line: #3a424d; --paper: #16191d; --good: #56b4e9; --bad: #e69f00; --none: #777; --late: #cc79a7 } }
      body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem }
      h1 { font-size: 1.5rem; margin: 0 0 .25rem } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem } p { margin: .4rem 0 }
      table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line) }
      th { font-weight: 600; color: var(--soft); font-size: .875rem } td.n, th.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font: .875rem/1.45 ui-monospace, monospace } .soft { color: var(--soft) }
      td.whole { white-space: nowrap } .good { color: var(--good) } .bad { color: var(--bad) } .scroll { overflow-x: auto } ul { padding-left: 1.25rem } li { overflow-wrap: anywhere }
      """;

  private Page() {}

  static String of(String title, String body) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        %s</body>
        </html>
        """.formatted(escape(title), STYLE, body);
  }

  /// Text as HTML; what a terminal or a page would act on is gone or shown.
  static String escape(String text) {
    return text.replaceAll("\u001B\\[[0-9;]*[A-Za-z]", "").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "�").replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;").replace("\"", "&quot;");
  }

  static String list(Iterable<String> lines) {
    var items = new StringBuilder();
    for (var line : lines) items.append("<li>").append(escape(line)).append("</li>\n");
    return "<ul>\n" + items + "</ul>\n";
  }
}
