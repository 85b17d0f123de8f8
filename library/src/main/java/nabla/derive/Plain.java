package nabla.derive;

import java.util.Map;

/// LaTeX as plain text for terminals: `\frac{a}{b}` → `a/b`, `\sigma` → `σ`, `x^{2}` → `x²`.
final class Plain {
  private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("odot", "⊙"), Map.entry("cdot", "·"), Map.entry("top", "ᵀ"),
      Map.entry("mathbb", ""),
      Map.entry("mathbf", ""), Map.entry("mathrm", ""), Map.entry("operatorname", ""), Map.entry("text", ""), Map.entry("sum", "Σ"),
      Map.entry("prod", "∏"), Map.entry("partial", "∂"),
      Map.entry("nabla", "∇"), Map.entry("in", "∈"), Map.entry("times", "×"), Map.entry("infty", "∞"), Map.entry("le", "≤"),
      Map.entry("ge", "≥"), Map.entry("ne", "≠"),
      Map.entry("approx", "≈"), Map.entry("to", "→"), Map.entry("lVert", "‖"), Map.entry("rVert", "‖"), Map.entry("left", ""),
      Map.entry("right", ""), Map.entry("quad", "  "),
      Map.entry("sim", "~"), Map.entry("mathcal", ""), Map.entry("surd", "√"), Map.entry("varepsilon", "ε"), Map.entry("varphi", "φ"),
      Map.entry("textstyle", ""),
      Map.entry("displaystyle", ""), Map.entry("ldots", "…"), Map.entry("textbf", ""), Map.entry("star", "⋆"), Map.entry("ast", "∗"),
      Map.entry("prime", "′"), Map.entry("bigl", ""), Map.entry("bigr", ""));
  private static final String GREEK = "alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi φ chi χ psi ψ omega ω"
      + " Delta Δ Sigma Σ Theta Θ Lambda Λ Phi Φ Omega Ω Gamma Γ Pi Π Psi Ψ";
  private static final String SUPER = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹-⁻ᵀᵀ**", SUB = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉iᵢjⱼkₖnₙmₘlₗ,‚+₊-₋";
  private static final Map<String, String> ACCENTS = Map.of("hat", "\u0302", "bar", "\u0304", "tilde", "\u0303", "dot", "\u0307");

  private final String code;
  private int at;

  private Plain(String code) {
    this.code = code;
  }

  static String of(String latex) {
    return new Plain(latex).all().replaceAll(" +", " ").replaceAll("\\( ", "(").strip();
  }

  private String all() {
    var out = new StringBuilder();
    while (at < code.length() && code.charAt(at) != '}') out.append(next());
    return out.toString();
  }

  private String group() {
    while (at < code.length() && code.charAt(at) == ' ') at++;
    if (at >= code.length()) return "";
    if (code.charAt(at) != '{') return next();
    at++;
    var inside = all();
    at++;
    return inside;
  }

  private String next() {
    char c = code.charAt(at++);
    return switch (c) {
      case '\\' -> command();
      case '^' -> raised(group());
      case '_' -> lowered(group());
      case '{' -> {
        at--;
        yield group();
      }
      case '$', '&' -> "";
      case '~' -> " ";
      default -> String.valueOf(c);
    };
  }

  private String command() {
    int from = at;
    while (at < code.length() && Character.isLetter(code.charAt(at))) at++;
    if (at == from) {
      char c = code.charAt(at++);
      return c == ',' || c == ';' || c == ':' ? " " : c == '!' ? "" : c == '\\' ? "; " : String.valueOf(c);
    }
    var word = code.substring(from, at);
    if (at < code.length() && code.charAt(at) == ' ' && (WORDS.getOrDefault(word, "x").isEmpty() || word.equals("partial"))) at++;
    return switch (word) {
      case "frac" -> bracket(group()) + "/" + bracket(group());
      case "sqrt" -> "√" + bracket(group());
      case "begin", "end" -> environment();
      case "xrightarrow" -> "→ [" + group() + "]";
      case "textcolor", "overset" -> {
        group();
        yield group();
      }
      default -> ACCENTS.containsKey(word)
          ? group() + ACCENTS.get(word)
          : WORDS.containsKey(word) ? WORDS.get(word) : greek(word) + (code.startsWith("\\operatorname", at) ? " " : "");
    };
  }

  private String environment() {
    group();
    return "";
  }

  private static String greek(String word) {
    var words = GREEK.split(" ");
    for (int i = 0; i < words.length; i += 2)
      if (words[i].equals(word)) return words[i + 1];
    return word;
  }

  private static String bracket(String s) {
    return s.matches("[^ +/·⊙-]*|\\([^()]*\\)|∂[^ ]*") ? s : "(" + s + ")";
  }

  private static String raised(String s) {
    var up = mapped(s, SUPER);
    return up != null ? up : s.length() == 1 || s.matches("\\(.*\\)|\\[.*\\]") ? "^" + s : "^(" + s + ")";
  }

  private static String lowered(String s) {
    var down = mapped(s, SUB);
    return down != null ? down : s.length() == 1 ? "_" + s : "_(" + s + ")";
  }

  private static String mapped(String s, String table) {
    var out = new StringBuilder();
    for (char c : s.toCharArray()) {
      int i = -1;
      for (int k = 0; k < table.length(); k += 2)
        if (table.charAt(k) == c) i = k;
      if (i < 0) return null;
      out.append(table.charAt(i + 1));
    }
    return out.toString();
  }
}
