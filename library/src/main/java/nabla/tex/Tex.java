package nabla.tex;

/// A piece of LaTeX with the strength of its outermost operator, so that parentheses appear exactly where they are needed.
public record Tex(String code, int strength) {
  /// Strengths, weakest first.
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
    return e < 0 ? atom(text) : new Tex(text.substring(0, e) + " \\cdot 10^{" + text.substring(e + 1) + "}", PRODUCT);
  }

  /// This piece, in parentheses where its operator is weaker than `strength`.
  public String at(int strength) {
    return this.strength < strength ? "\\left(" + code + "\\right)" : code;
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
    return new Tex("\\frac{" + code + "}{" + b.code + "}", ATOM);
  }

  /// With a superscript: a power, a transpose.
  public Tex pow(String exponent) {
    return new Tex("{" + at(ATOM) + "}^{" + exponent + "}", POWER);
  }

  /// With a subscript: an index.
  public Tex sub(String index) {
    return new Tex("{" + at(ATOM) + "}_{" + index + "}", ATOM);
  }

  /// A named function of this piece: `\tanh\left(x\right)`.
  public Tex fn(String name) {
    return new Tex(name + "\\left(" + code + "\\right)", ATOM);
  }

  /// Between delimiters: `\left|x\right|`.
  public Tex between(String left, String right) {
    return new Tex("\\left" + left + code + "\\right" + right, ATOM);
  }

  @Override
  public String toString() {
    return code;
  }
}
