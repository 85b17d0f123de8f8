package nabla.grad;

import java.util.Arrays;
import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.tex.Tex;

/// Random omission of units. The mask (1 keeps, 0 drops) is an input drawn beforehand, so that computing again gives the same.
public sealed interface Dropping extends Fused {
  /// `x ⊙ m / (1 − p)`: inverted dropout (Srivastava et al. 2014), which keeps the mean. Inputs: x, mask.
  record Dropout(double p) implements Dropping {
    public Dropout {
      probability("dropout", p);
    }

    public String name() { return "dropout"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{dropout}"); }
    public String rule() { return "\\bar x = \\bar y \\odot m / (1 - p)"; }
    public Array forward(Kernels k, List<Array> in) { return affine(k, in, 1 / (1 - p), 0, 0); }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      return Arrays.asList(g.mul(in.get(1)).mul(1 / (1 - p)), null);
    }
  }

  /// `a (x ⊙ m + α' (1 − m)) + b`, which keeps mean 0 and variance 1 of SELU networks (Klambauer et al. 2017). Inputs: x, mask.
  record AlphaDropout(double p) implements Dropping {
    private static final double FLOOR = -Activation.Selu.LAMBDA * Activation.Selu.ALPHA;

    public AlphaDropout {
      probability("alphaDropout", p);
    }

    private double scale() { return 1 / Math.sqrt((1 - p) * (1 + p * FLOOR * FLOOR)); }

    public String name() { return "alphaDropout"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{alphadropout}"); }
    public String rule() { return "\\bar x = a\\, \\bar y \\odot m"; }
    public Array forward(Kernels k, List<Array> in) { return affine(k, in, scale(), -scale() * FLOOR * p, scale() * FLOOR * (1 - p)); }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      return Arrays.asList(g.mul(in.get(1)).mul(scale()), null);
    }
  }

  private static void probability(String name, double p) {
    if (!(p >= 0 && p < 1)) throw new IllegalArgumentException(name + ": the probability to drop is in [0, 1), not " + p);
  }

  /// `scale · x` plus `kept` where the mask is 1, `dropped` where it is 0.
  private static Array affine(Kernels k, List<Array> in, double scale, double kept, double dropped) {
    Array x = in.get(0), mask = in.get(1);
    var y = k.zip(new Arithmetic.Mul(), x, Array.scalar(x.dtype(), scale));
    if (kept != 0) y = k.zip(new Arithmetic.Add(), y, Array.scalar(x.dtype(), kept));
    return k.where(mask, y, Array.scalar(x.dtype(), dropped));
  }
}
