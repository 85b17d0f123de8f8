package nabla.plot.ink;

import java.util.ArrayList;
import java.util.List;

/// Reads the LaTeX of a label, left to right, into runs of text.
final class LabelMath {
  private static final double SMALL = 0.72, UP = 0.36, DOWN = -0.16;

  private final String tex;
  private final Typeface upright;
  private final List<Label.Run> runs = new ArrayList<>();
  private int at;

  LabelMath(String tex, Typeface upright) {
    this.tex = tex;
    this.upright = upright;
  }

  List<Label.Run> runs() {
    row(Integer.MAX_VALUE, 1, 0, null);
    return runs;
  }

  /// Reads up to `atoms` atoms, or to the closing brace. `forced` is the face of letters, or null for italic variables.
  private void row(int atoms, double scale, double rise, Typeface forced) {
    while (at < tex.length() && atoms-- > 0) {
      char c = tex.charAt(at++);
      switch (c) {
        case '}' -> {
          return;
        }
        case '{' -> row(Integer.MAX_VALUE, scale, rise, forced);
        case '^' -> argument(scale * SMALL, rise + UP * scale, forced);
        case '_' -> argument(scale * SMALL, rise + DOWN * scale, forced);
        case '\\' -> command(scale, rise, forced);
        case '-' -> add("−", upright, scale, rise);
        case '\'' -> add("′", upright, scale, rise);
        default -> add(String.valueOf(c), Character.isLetter(c) ? forced == null ? variable() : forced : upright, scale, rise);
      }
    }
  }

  private Typeface variable() {
    return upright == Typeface.BOLD ? Typeface.BOLD : Typeface.ITALIC;
  }

  /// One argument: a group in braces or one atom.
  private void argument(double scale, double rise, Typeface forced) {
    boolean group = at < tex.length() && tex.charAt(at) == '{';
    if (group) at++;
    row(group ? Integer.MAX_VALUE : 1, scale, rise, forced);
  }

  private void command(double scale, double rise, Typeface forced) {
    var name = name();
    var accent = Symbols.ACCENTS.get(name);
    if (accent != null) {
      argument(scale, rise, forced);
      add(accent, runs.isEmpty() ? upright : runs.getLast().face(), scale, rise);
      return;
    }
    switch (name) {
      case "mathbf", "boldsymbol", "bm" -> argument(scale, rise, Typeface.BOLD);
      case "text", "mathrm", "operatorname", "textrm", "mathsf" -> argument(scale, rise, upright);
      case "mathcal", "mathbb", "mathscr" -> fancy(scale, rise);
      case "left", "right", "big", "Big", "displaystyle", "limits" -> {}
      case "frac", "tfrac", "dfrac" -> fraction(scale, rise, forced);
      case "sqrt" -> grouped("√", scale, rise, forced);
      default -> {
        var symbol = Symbols.of(name);
        boolean letter = symbol.length() == 1 && Character.isLowerCase(symbol.charAt(0))
            && Character.UnicodeBlock.of(symbol.charAt(0)) == Character.UnicodeBlock.GREEK;
        add(symbol, forced != null ? forced : letter ? variable() : upright, scale, rise);
      }
    }
  }

  private String name() {
    if (at >= tex.length()) return "";
    int from = at;
    while (at < tex.length() && Character.isLetter(tex.charAt(at))) at++;
    if (at == from) at++;
    var name = tex.substring(from, at);
    if (Character.isLetter(name.charAt(0))) while (at < tex.length() && tex.charAt(at) == ' ') at++;
    return name;
  }

  private void fraction(double scale, double rise, Typeface forced) {
    grouped("", scale, rise, forced);
    add("/", upright, scale, rise);
    grouped("", scale, rise, forced);
  }

  /// An argument, in parentheses where it is longer than one letter or number.
  private void grouped(String before, double scale, double rise, Typeface forced) {
    int from = runs.size();
    argument(scale, rise, forced);
    var inner = new ArrayList<>(runs.subList(from, runs.size()));
    runs.subList(from, runs.size()).clear();
    boolean simple = inner.stream().filter(r -> r.rise() == rise)
        .allMatch(r -> r.text().length() == 1 || r.text().chars().allMatch(Character::isDigit))
        && inner.stream().filter(r -> r.rise() == rise).count() <= 1;
    add(before + (simple ? "" : "("), upright, scale, rise);
    runs.addAll(inner);
    if (!simple) add(")", upright, scale, rise);
  }

  private void fancy(double scale, double rise) {
    int from = runs.size();
    argument(scale, rise, upright);
    for (int i = from; i < runs.size(); i++) {
      var run = runs.get(i);
      runs.set(i, new Label.Run(Symbols.fancy(run.text()), run.face(), run.scale(), run.rise()));
    }
  }

  private void add(String text, Typeface face, double scale, double rise) {
    if (!text.isEmpty()) runs.add(new Label.Run(text, face, scale, rise));
  }
}
