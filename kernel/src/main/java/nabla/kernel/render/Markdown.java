package nabla.kernel.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Markdown as HTML, as Jupyter reads it: mathematics is set aside first, so that no `_` or `\\` in it is taken for Markdown.
public final class Markdown {
  private static final Pattern CODE_OR_MATH = Pattern.compile("""
      (?<code>(?m:^)(?<fence>`{3,}|~{3,}).*?(?:\\n\\k<fence>|\\z)|(?<tick>`+)(?!`).+?(?<!`)\\k<tick>(?!`))\
      |(?<math>\\$\\$.+?\\$\\$|(?<!\\\\)\\$(?=[^\\s$])(?:\\\\.|[^$\\\\])*?(?<=\\S)\\$(?!\\d)|\\\\\\[.+?\\\\\\]|\\\\\\(.+?\\\\\\)\
      |\\\\begin\\{(?<env>[a-z]+\\*?)\\}.+?\\\\end\\{\\k<env>\\})""", Pattern.DOTALL);
  private static final Pattern HELD = Pattern.compile("\uE000(\\d+)\uE001");
  private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(TABLES).build();

  private Markdown() {}

  /// The HTML of a Markdown text; formulas stay as they are, for MathJax or KaTeX.
  public static String html(String markdown) {
    var held = new ArrayList<String>();
    var safe = CODE_OR_MATH.matcher(markdown)
        .replaceAll(found -> Matcher.quoteReplacement(hold(found.group("math"), found.group(), held)));
    var html = RENDERER.render(PARSER.parse(safe));
    return HELD.matcher(html).replaceAll(mark -> Matcher.quoteReplacement(math(held.get(Integer.parseInt(mark.group(1))))));
  }

  private static String hold(String math, String all, List<String> held) {
    if (math == null) return all;
    held.add(math.startsWith("\\begin") ? "$$" + math + "$$" : math);
    return "\uE000" + (held.size() - 1) + "\uE001";
  }

  private static String math(String tex) {
    return "<span class=\"math\">" + Html.escape(tex) + "</span>";
  }
}
