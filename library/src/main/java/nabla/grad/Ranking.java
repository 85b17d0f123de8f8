package nabla.grad;

import java.util.Collections;
import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.tex.Tex;

/// Operations that order the numbers along an axis. Of equal ones the first comes first; NaN counts as largest.
public sealed interface Ranking extends Indexing {
  /// The first `count` numbers in ascending (or descending) order; their former places are saved.
  record Sort(int axis, boolean descending, int count) implements Ranking {
    public String name() { return "sort"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{sort}"); }
    public String rule() { return "\\bar x_{\\pi(i)} = \\bar y_i"; }
    public Domain domain() { return Domain.DISTINCT; }
    public Array forward(Kernels k, List<Array> in) { return run(k, in).value(); }

    public Result run(Kernels k, List<Array> in) {
      var places = k.argsort(in.getFirst(), axis, descending).slice(axis, 0, count, 1);
      return new Result(k.takeAlong(in.getFirst(), axis, places), List.of(places));
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      return List.of(Tensor.apply(new Indexing.PutAlong(axis, out.saved(0), in.getFirst().dim(axis)), g));
    }
  }

  /// The places of the numbers in ascending (or descending) order, as whole numbers; constants to derivatives.
  record ArgSort(int axis, boolean descending) implements Ranking {
    public String name() { return "argsort"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{argsort}"); }
    public String rule() { return "\\bar x = 0"; }
    public Domain domain() { return Domain.DISTINCT; }
    public boolean differentiable() { return false; }
    public Array forward(Kernels k, List<Array> in) { return k.argsort(in.getFirst(), axis, descending); }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return Collections.singletonList(null); }
  }

  /// The place of the largest (or smallest) number along an axis, which goes; a constant to derivatives.
  record ArgMax(int axis, boolean smallest) implements Ranking {
    public String name() { return smallest ? "argmin" : "argmax"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{" + name() + "}_{" + axis + "}"); }
    public String rule() { return "\\bar x = 0"; }
    public Domain domain() { return Domain.DISTINCT; }
    public boolean differentiable() { return false; }
    public Array forward(Kernels k, List<Array> in) { return k.argmax(in.getFirst(), axis, smallest); }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return Collections.singletonList(null); }
  }
}
