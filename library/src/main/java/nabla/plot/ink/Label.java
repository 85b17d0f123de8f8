package nabla.plot.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A line of text with mathematics in it: what stands between dollars is LaTeX (`$\sigma^2$`), and so is a lone `x_1` or `10^-3` outside.
///
/// Known are Greek letters, the usual symbols, sub- and superscripts, accents (`\hat` `\bar` `\tilde`), `\mathbf`, `\mathcal`, `\mathbb`, `\text`,
/// `\frac` (written `a/b`) and `\sqrt`. An unknown command shows its name.
public record Label(List<Run> runs) {
  /// A stretch of one face: `scale` multiplies the font size, `rise` lifts the baseline by that multiple of the font size.
  public record Run(String text, Typeface face, double scale, double rise) {
    double width() {
      return face.width(text) * scale;
    }
  }

  private static final Pattern SCRIPT = Pattern
      .compile("(?<![\\p{L}\\p{N}_^\\\\$])(?:\\p{L}|\\d+)(?:_ARG(?:\\^ARG)?|\\^ARG(?:_ARG)?)(?![\\p{L}\\p{N}_^])".replace("ARG",
          "(?:\\{[^}]*}|-?\\d+|\\p{L})"));

  private static final Label EMPTY = new Label(List.of());

  public Label {
    runs = List.copyOf(runs);
  }

  public static Label of(String text) {
    return text == null || text.isBlank() ? EMPTY : new Label(parse(text, Typeface.REGULAR));
  }

  /// The same text in bold.
  public static Label bold(String text) {
    return text == null || text.isBlank() ? EMPTY : new Label(parse(text, Typeface.BOLD));
  }

  private static List<Run> parse(String text, Typeface face) {
    var runs = new ArrayList<Run>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('$', at), close = open < 0 ? -1 : text.indexOf('$', open + 1);
      plain(text.substring(at, close < 0 ? text.length() : open), face, runs);
      if (close < 0) break;
      runs.addAll(new LabelMath(text.substring(open + 1, close), face).runs());
      at = close + 1;
    }
    return joined(runs);
  }

  private static void plain(String text, Typeface face, List<Run> runs) {
    var scripts = SCRIPT.matcher(text);
    int at = 0;
    while (scripts.find()) {
      if (scripts.start() > at) runs.add(new Run(text.substring(at, scripts.start()), face, 1, 0));
      runs.addAll(new LabelMath(scripts.group().replaceAll("([_^])(-?\\d+)", "$1{$2}"), face).runs());
      at = scripts.end();
    }
    if (at < text.length()) runs.add(new Run(text.substring(at), face, 1, 0));
  }

  private static List<Run> joined(List<Run> runs) {
    var all = new ArrayList<Run>();
    for (var run : runs) {
      var last = all.isEmpty() ? null : all.getLast();
      if (last != null && last.face == run.face && last.scale == run.scale && last.rise == run.rise)
        all.set(all.size() - 1, new Run(last.text + run.text, run.face, run.scale, run.rise));
      else all.add(run);
    }
    return all;
  }

  public boolean isEmpty() {
    return runs.isEmpty();
  }

  /// The width in pixels at this font size.
  public double width(double size) {
    return size * runs.stream().mapToDouble(Run::width).sum();
  }

  /// The text without its faces, for those who read it aloud.
  public String plain() {
    var text = new StringBuilder();
    for (var run : runs) text.append(run.rise > 0 ? raised(run.text) : run.text);
    return text.toString();
  }

  /// A power in raised digits; other letters above the line stay as they are.
  private static String raised(String text) {
    if (!text.matches("[−-]?\\d+")) return text;
    return text.replace('-', '⁻').replace('−', '⁻').chars()
        .mapToObj(c -> Character.isDigit(c) ? "⁰¹²³⁴⁵⁶⁷⁸⁹".substring(c - '0', c - '0' + 1) : Character.toString(c))
        .collect(java.util.stream.Collectors.joining());
  }

  /// The lines into which this text breaks, at spaces, so that each fits the width where words allow.
  public static List<Label> wrap(String text, double size, double width, boolean bold) {
    var lines = new ArrayList<Label>();
    if (text == null || text.isBlank()) return lines;
    var line = new StringBuilder();
    for (var word : text.strip().split(" +(?=(?:[^$]*\\$[^$]*\\$)*[^$]*$)")) {
      var longer = line.isEmpty() ? word : line + " " + word;
      var label = bold ? bold(longer) : of(longer);
      if (!line.isEmpty() && label.width(size) > width) {
        lines.add(bold ? bold(line.toString()) : of(line.toString()));
        line = new StringBuilder(word);
      } else line = new StringBuilder(longer);
    }
    lines.add(bold ? bold(line.toString()) : of(line.toString()));
    return lines;
  }
}
