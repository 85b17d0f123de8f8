package nabla.derive;

import java.util.Map;
import java.util.function.Function;
import nabla.grad.Tensor;
import nabla.tex.Tex;

/// The names of tensors: what a notebook calls them, and how a name is written.
///
/// The kernel installs a resolver that knows the notebook's variables: `Names.use(tensor -> "W")`.
public final class Names {
  private static final Map<String, String> GREEK = Map.ofEntries(Map.entry("α", "alpha"), Map.entry("β", "beta"), Map.entry("γ", "gamma"),
      Map.entry("δ", "delta"),
      Map.entry("ε", "varepsilon"), Map.entry("ζ", "zeta"), Map.entry("η", "eta"), Map.entry("θ", "theta"), Map.entry("κ", "kappa"),
      Map.entry("λ", "lambda"),
      Map.entry("μ", "mu"), Map.entry("ν", "nu"), Map.entry("ξ", "xi"), Map.entry("π", "pi"), Map.entry("ρ", "rho"),
      Map.entry("σ", "sigma"), Map.entry("τ", "tau"),
      Map.entry("φ", "varphi"), Map.entry("χ", "chi"), Map.entry("ψ", "psi"), Map.entry("ω", "omega"), Map.entry("Δ", "Delta"),
      Map.entry("Σ", "Sigma"),
      Map.entry("Θ", "Theta"), Map.entry("Λ", "Lambda"), Map.entry("Φ", "Phi"), Map.entry("Ω", "Omega"));
  private static final Map<String, String> ACCENTS = Map.of("hat", "\\hat", "bar", "\\bar", "tilde", "\\tilde", "star", "^{*}");
  private static final Map<String, String> ACCENT_MARKS = Map.of("\u0302", "\\hat", "\u0304", "\\bar", "\u0303", "\\tilde");
  /// A letter with a combining accent, a power such as `X^T`, or any one character.
  private static final java.util.regex.Pattern PIECE = java.util.regex.Pattern.compile("(\\p{L})([\u0302-\u0304])|(\\p{L}+)\\^(\\w)|.",
      java.util.regex.Pattern.DOTALL);
  private static volatile Function<Tensor, String> resolver = x -> null;

  private Names() {}

  /// Installs the function that finds the notebook's variable name of a tensor (null where it has none); returns the previous one.
  public static Function<Tensor, String> use(Function<Tensor, String> names) {
    var before = resolver;
    resolver = names;
    return before;
  }

  /// The name of a tensor: its parameter name, else the notebook's variable, else null.
  public static String of(Tensor x) {
    return x.name() != null && !x.name().isBlank() ? x.name() : resolver.apply(x);
  }

  /// The symbol of a tensor that must be named but has no name.
  static Tex fallback(Tensor x) {
    var name = of(x);
    return name == null ? Tex.atom("c_{" + x.id() % 1000 + "}") : tex(name);
  }

  /// A name as mathematics: `theta_0` → `\theta_{0}`, `yhat` → `\hat{y}`, `W2` → `W_{2}`, `v'` and `w^-` as they are written; a name with a backslash
  /// is LaTeX already.
  public static Tex tex(String name) {
    if (name.contains("\\") || name.contains("{")) return latex(name);
    int raised = raised(name);
    if (raised > 0) return new Tex(tex(name.substring(0, raised)).code() + above(name.substring(raised)), Tex.POWER);
    int cut = name.indexOf('_') > 0 ? name.indexOf('_') : digits(name);
    if (cut > 0 && cut < name.length()) {
      var index = name.substring(name.charAt(cut) == '_' ? cut + 1 : cut);
      var accent = ACCENTS.get(index);
      return accent != null
          ? accented(accent, tex(name.substring(0, cut)))
          : Tex.atom(tex(name.substring(0, cut)).code() + "_{" + index(index) + "}");
    }
    for (var accent : ACCENTS.entrySet())
      if (name.length() > accent.getKey().length() && name.endsWith(accent.getKey()))
        return accented(accent.getValue(), tex(name.substring(0, name.length() - accent.getKey().length())));
    return Tex.atom(letter(name));
  }

  private static Tex latex(String code) {
    boolean plain = code.matches("\\\\?[A-Za-z]+|\\\\[a-z]+\\{?[ ]?\\\\?[A-Za-z]+\\}?|[^+^ ]*_\\{[^}]*\\}|\\\\mathbf\\{.\\}");
    return new Tex(code, plain ? Tex.ATOM : code.contains("^") ? Tex.POWER : Tex.ATOM);
  }

  private static Tex accented(String accent, Tex x) {
    return accent.startsWith("^") ? new Tex("{" + x.code() + "}" + accent, Tex.POWER) : Tex.atom(accent + "{" + x.code() + "}");
  }

  /// Where a name's superscript or primes begin; 0 if it has none at its end.
  private static int raised(String name) {
    int caret = name.indexOf('^');
    if (caret > name.indexOf('_') && caret < name.length() - 1) return Math.max(caret, 0);
    int prime = name.length();
    while (prime > 0 && name.charAt(prime - 1) == '\'') prime--;
    return prime < name.length() ? prime : 0;
  }

  private static String above(String raised) {
    return raised.startsWith("^") ? "^{" + raised.substring(1) + "}" : raised;
  }

  private static int digits(String name) {
    int i = name.length();
    while (i > 0 && Character.isDigit(name.charAt(i - 1))) i--;
    return i;
  }

  private static String index(String index) {
    return index.length() > 1 && index.chars().allMatch(Character::isLetter) ? "\\mathrm{" + index + "}" : index;
  }

  private static String letter(String name) {
    if (GREEK.containsKey(name)) return "\\" + GREEK.get(name);
    if (GREEK.containsValue(name)) return "\\" + name;
    if (name.equals("epsilon")) return "\\varepsilon";
    if (name.equals("phi")) return "\\varphi";
    return name.codePointCount(0, name.length()) == 1 ? name : "\\mathrm{" + name + "}";
  }

  /// Prose for `\\text{…}`: Greek letters, accents, powers and mathematical signs become formulas; `$…$` stays as it is.
  public static String prose(String text) {
    var parts = text.split("\\$", -1);
    var out = new StringBuilder();
    for (int i = 0; i < parts.length; i++) out.append(i % 2 == 0 ? words(parts[i]) : "$" + unary(formula(parts[i])) + "$");
    return out.toString();
  }

  /// A sign in front of a formula belongs to it, not to the word before.
  private static String unary(String formula) {
    return formula.replaceFirst("^([-+]|\\\\pm(?![a-zA-Z]))", "{$1}");
  }

  private static String formula(String code) {
    var out = new StringBuilder();
    for (int c : code.codePoints().toArray()) {
      var s = Character.toString(c);
      out.append(GREEK.containsKey(s) ? "\\" + GREEK.get(s) + " " : s);
    }
    return out.toString();
  }

  private static String words(String text) {
    var out = new StringBuilder();
    var m = PIECE.matcher(text);
    while (m.find()) {
      if (m.group(2) != null) out.append("$").append(ACCENT_MARKS.get(m.group(2))).append("{").append(formula(m.group(1))).append("}$");
      else if (m.group(4) != null) out.append("$").append(formula(m.group(3))).append("^{").append(formula(m.group(4))).append("}$");
      else out.append(sign(m.group()));
    }
    return out.toString();
  }

  private static String sign(String s) {
    if (GREEK.containsKey(s)) return "$\\" + GREEK.get(s) + "$";
    return switch (s) {
      case "²" -> "$^2$";
      case "³" -> "$^3$";
      case "§" -> "\\S ";
      case "ˣ" -> "$^x$";
      case "ᵗ" -> "$^t$";
      case "₀", "₁", "₂", "₃" -> "$_" + (s.charAt(0) - '₀') + "$";
      case "^" -> "$\\wedge$";
      case "{", "}" -> "\\" + s;
      case "\\" -> "$\\backslash$";
      case "~" -> "$\\sim$";
      case "−" -> "${-}$";
      case "×" -> "${\\times}$";
      case "∈" -> "$\\in$";
      case "𝟏" -> "$\\mathbf{1}$";
      case "ᵀ" -> "$^\\top$";
      case "≤" -> "$\\le$";
      case "≥" -> "$\\ge$";
      case "≈" -> "$\\approx$";
      case "→" -> "$\\to$";
      case "∞" -> "$\\infty$";
      case "∂" -> "$\\partial$";
      case "∇" -> "$\\nabla$";
      case "·" -> "${\\cdot}$";
      case "⊙" -> "$\\odot$";
      case "′" -> "$'$";
      case "√" -> "$\\surd$";
      case "½" -> "$\\frac{1}{2}$";
      case "&", "%", "#", "_" -> "\\" + s;
      case "–" -> "--";
      case "<", ">" -> "$" + s + "$";
      default -> s;
    };
  }
}
