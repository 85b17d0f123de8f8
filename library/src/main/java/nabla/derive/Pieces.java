package nabla.derive;

import nabla.derive.Expr.Num;
import nabla.derive.Expr.Prod;
import nabla.tex.Tex;

/// How small parts of formulas are put together: numbers before factors, brackets, signs.
final class Pieces {
  private Pieces() {}

  static boolean negative(Expr t) {
    return t instanceof Prod p && p.coefficient() < 0 || t instanceof Num n && n.value() < 0;
  }

  static Tex ones(Num n) {
    var ones = n.shape().rank() == 2 && n.shape().dim(0) == 1 ? Tex.atom("\\mathbf{1}").pow("\\top") : Tex.atom("\\mathbf{1}");
    return n.value() == 1 ? ones : led(Tex.factor(n.value()), ones);
  }

  static Tex led(Tex number, Tex rest) {
    if (rest == null) return number;
    if (number == null) return rest;
    var next = rest.at(Tex.PRODUCT);
    var sign = Character.isDigit(next.charAt(0)) ? " \\cdot " : next.startsWith("\\frac") || number.code().contains(".") ? " \\, " : " ";
    return new Tex(number.at(Tex.PRODUCT) + sign + next, Tex.PRODUCT);
  }

  static Tex juxtaposed(Tex a, Tex b) {
    return Character.isDigit(b.at(Tex.PRODUCT).charAt(0)) ? a.times("\\cdot", b) : a.times(b);
  }

  static Tex bracketed(Expr e, Tex x) {
    return e instanceof Prod ? Tex.atom(Tex.brackets("(", x.code(), ")")) : x;
  }

  static Tex exp(Tex x) {
    return x.code().contains("\\sum") || x.code().contains("\\frac{\\frac")
        ? new Tex("\\exp" + Tex.brackets("(", x.code(), ")"), Tex.ATOM)
        : new Tex("e^{" + x.code() + "}", Tex.POWER);
  }
}
