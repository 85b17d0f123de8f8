package nabla.grad;

import java.util.Collections;
import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Scalar2;
import nabla.tex.Tex;

/// A mask: 1 where the comparison holds, 0 elsewhere. A constant to derivatives.
public record Compare(Relation relation) implements Elementwise, Scalar2 {
  public enum Relation {
    GT("gt", ">"), GE("ge", "\\ge"), LT("lt", "<"), LE("le", "\\le"), EQ("eq", "="), NE("ne", "\\ne");

    private final String code;
    private final String sign;

    Relation(String code, String sign) {
      this.code = code;
      this.sign = sign;
    }
  }

  public String name() { return relation.code; }

  public double at(double a, double b) {
    return switch (relation) {
      case GT -> a > b ? 1 : 0;
      case GE -> a >= b ? 1 : 0;
      case LT -> a < b ? 1 : 0;
      case LE -> a <= b ? 1 : 0;
      case EQ -> a == b ? 1 : 0;
      case NE -> a != b ? 1 : 0;
    };
  }

  public Tex tex(List<Tex> in) { return Tex.atom("\\left[" + in.get(0) + " " + relation.sign + " " + in.get(1) + "\\right]"); }
  public String rule() { return "\\bar a = \\bar b = 0"; }
  public Array forward(Kernels k, List<Array> in) { return k.zip(this, in.get(0), in.get(1)); }
  public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return Collections.nCopies(2, null); }
  public boolean differentiable() { return false; }
}
