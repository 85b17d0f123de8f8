package nabla.grad;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.tex.Tex;

/// An operation with a planted error in its gradient.
record Mutant(Op op, Kind kind) implements Op.Custom {
  enum Kind {
    /// The wrong sign.
    SIGN,
    /// Twice too much.
    FACTOR,
    /// The gradients of the first two inputs exchanged.
    SWAP,
    /// The mean over stretched axes where their sum is due.
    UNBROADCAST,
    /// Right itself, but a constant to the next derivative.
    CONSTANT
  }

  public String name()                            { return op.name(); }
  public Tex tex(List<Tex> in)                    { return op.tex(in); }
  public String rule()                            { return op.rule(); }
  public Domain domain()                          { return op.domain(); }
  public boolean differentiable()                 { return op.differentiable(); }
  public Array forward(Kernels k, List<Array> in) { return op.forward(k, in); }
  public Result run(Kernels k, List<Array> in)    { return op.run(k, in); }

  public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
    var parts = new ArrayList<>(op.vjp(in, out, g));
    if (kind == Kind.SWAP) Collections.swap(parts, 0, 1);
    else parts.replaceAll(part -> part == null ? null : broken(part));
    if (kind == Kind.UNBROADCAST) for (int i = 0; i < parts.size(); i++) parts.set(i, averaged(parts.get(i), in.get(i)));
    return parts;
  }

  private Tensor broken(Tensor part) {
    return switch (kind) {
      case SIGN -> part.neg();
      case FACTOR -> part.mul(2);
      case CONSTANT -> part.detach();
      case SWAP, UNBROADCAST -> part;
    };
  }

  private static Tensor averaged(Tensor part, Tensor x) {
    if (part == null || x.size() == 0) return part;
    var fitted = Backward.sumTo(part, x.shape());
    return fitted.mul((double) x.size() / part.size());
  }
}
