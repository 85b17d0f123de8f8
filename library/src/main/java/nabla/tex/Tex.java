package nabla.tex;

/// A piece of LaTeX with the strength of its outermost operator, so that parentheses appear exactly where they are needed.
public record Tex(String code, int strength) {
  /// Strengths, weakest first. A fraction counts as a power: no parentheses in a product, parentheses under an exponent.
  public static final int SUM = 1, PRODUCT = 2, PREFIX = 3, POWER = 4, ATOM = 5;

  /// A symbol or number that needs no parentheses.
  public static Tex atom(String code) {
    return new Tex(code, ATOM);
  }

  /// A number as a person writes it: `3`, `0.25`, `1.2 \cdot 10^{-5}`.
  public static Tex number(double x) {
    if (Double.isNaN(x)) return atom("\\mathrm{NaN}");
    if (x < 0 || 1 / x < 0) return number(-x).neg();
    if (Double.isInfinite(x)) return atom("\\infty");
    if (x == Math.rint(x) && x < 1e15) return atom(Long.toString((long) x));
    var text = Double.toString(x);
    int e = text.indexOf('E');
    if (e < 0) return atom(text);
    var mantissa = text.substring(0, e).replaceAll("\\.0$", "");
    return new Tex((mantissa.equals("1") ? "" : mantissa + " \\cdot ") + "10^{" + text.substring(e + 1) + "}",
        mantissa.equals("1") ? POWER : PRODUCT);
  }

  /// A factor as a person writes it: `2`, `\frac{1}{3}`, `0.1`.
  public static Tex factor(double x) {
    if (x < 0) return factor(-x).neg();
    long[] r = ratio(x);
    return r == null ? number(x) : r[1] == 1 ? number(r[0]) : number(r[0]).over(number(r[1]));
  }

  /// Numerator and denominator of a positive number that reads best as a fraction or whole number; null where decimals read better.
  public static long[] ratio(double x) {
    if (x == Math.rint(x)) return x < 1e9 ? new long[]{(long) x, 1} : null;
    for (int q = 2; q <= 1024; q *= 2)
      if (x * q == Math.rint(x * q) && x * q < 64) return new long[]{(long) (x * q), q};
    if (Double.toString(x).length() <= 6) return null;
    for (int q = 3; q <= 400; q++)
      if (Math.abs(x * q - Math.rint(x * q)) < 1e-7 * x * q && Math.rint(x * q) < 1000) return new long[]{Math.round(x * q), q};
    double q = Math.rint(1 / x);
    return q < 1e5 && Math.abs(x * q - 1) < 1e-7 ? new long[]{1, (long) q} : null;
  }

  /// Round, square or other brackets, which grow only around tall content.
  public static String brackets(String left, String code, String right) {
    return tall(code) ? "\\left" + left + code + "\\right" + right : left + code + right;
  }

  private static boolean tall(String code) {
    return code.contains("\\frac") || code.contains("\\sum") || code.contains("\\prod") || code.contains("\\begin")
        || code.contains("\\left") || code.contains("\\int");
  }

  /// This piece, in parentheses where its operator is weaker than `strength`.
  public String at(int strength) {
    return this.strength < strength ? brackets("(", code, ")") : code;
  }

  private boolean signed() {
    return code.startsWith("-");
  }

  public Tex plus(Tex b) {
    return new Tex(code + " + " + (b.signed() ? b.at(ATOM) : b.code), SUM);
  }

  public Tex minus(Tex b) {
    return new Tex(code + " - " + (b.signed() ? b.at(ATOM) : b.at(PRODUCT)), SUM);
  }

  public Tex neg() {
    return new Tex("-" + (signed() ? at(ATOM) : at(PRODUCT)), PREFIX);
  }

  /// Juxtaposition, as matrices multiply.
  public Tex times(Tex b) {
    return new Tex(at(PRODUCT) + " \\, " + (b.signed() ? b.at(ATOM) : b.at(PRODUCT)), PRODUCT);
  }

  /// A product with a sign between its factors: `\odot`, `\cdot`.
  public Tex times(String sign, Tex b) {
    return new Tex(at(PRODUCT) + " " + sign + " " + (b.signed() ? b.at(ATOM) : b.at(PRODUCT)), PRODUCT);
  }

  public Tex over(Tex b) {
    return new Tex("\\frac{" + code + "}{" + b.code + "}", POWER);
  }

  /// With a superscript: a power, a transpose.
  public Tex pow(String exponent) {
    var base = at(ATOM);
    return new Tex((base.contains("^") && strength >= ATOM ? "{" + base + "}" : base) + "^{" + exponent + "}", POWER);
  }

  /// With a subscript: an index.
  public Tex sub(String index) {
    var base = at(ATOM);
    if (base.endsWith("}") && base.matches("[^_^]*_\\{[^{}]*}"))
      return new Tex(base.substring(0, base.length() - 1) + "," + index + "}", ATOM);
    return new Tex((base.contains("_") && strength >= ATOM ? "{" + base + "}" : base) + "_{" + index + "}",
        base.contains("^") ? POWER : ATOM);
  }

  /// A named function of this piece: `\tanh(x)`.
  public Tex fn(String name) {
    return new Tex(name + brackets("(", code, ")"), ATOM);
  }

  /// Between delimiters: `|x|`.
  public Tex between(String left, String right) {
    return new Tex(brackets(left, code, right), ATOM);
  }

  @Override
  public String toString() {
    return code;
  }
}
