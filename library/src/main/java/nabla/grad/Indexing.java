package nabla.grad;

import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Shape;
import nabla.array.Walk;
import nabla.tex.Tex;

/// Operations that choose numbers by index.
public sealed interface Indexing extends Op {
  /// The rows (or, on another axis, columns …) of these indices, in this order, repeats allowed.
  record Gather(int axis, int[] index) implements Indexing {
    public String name()                                           { return "gather"; }
    public Tex tex(List<Tex> in)                                   { return in.getFirst().sub("i"); }
    public String rule()                                           { return "\\bar x_j = \\textstyle\\sum_{i_k = j} \\bar y_k"; }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(Tensor.apply(new ScatterAdd(axis, index, in.getFirst().shape()), g)); }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      check(name(), index, axis, x.shape());
      var out = Array.zeros(x.dtype(), x.shape().with(axis, index.length));
      for (int i = 0; i < index.length; i++) add(x.pick(axis, index[i]), out.pick(axis, i));
      return out;
    }
  }

  /// Adds row i of the input to row `index[i]` of zeros of the given shape.
  record ScatterAdd(int axis, int[] index, Shape shape) implements Indexing {
    public String name()                                           { return "scatterAdd"; }
    public Tex tex(List<Tex> in)                                   { return in.getFirst().fn("\\operatorname{scatter}"); }
    public String rule()                                           { return "\\bar x_k = \\bar y_{i_k}"; }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(Tensor.apply(new Gather(axis, index), g)); }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      check(name(), index, axis, shape);
      var out = Array.zeros(x.dtype(), shape);
      for (int i = 0; i < index.length; i++) add(x.pick(axis, i), out.pick(axis, index[i]));
      return out;
    }
  }

  private static void add(Array from, Array to) {
    var source = new Walk(from);
    var target = new Walk(to);
    for (int i = 0; i < from.size(); i++) {
      int t = target.next();
      to.raw(t, to.raw(t) + from.raw(source.next()));
    }
  }

  private static void check(String name, int[] index, int axis, Shape shape) {
    for (int i : index)
      if (i < 0 || i >= shape.dim(axis))
        throw new IndexOutOfBoundsException(name + ": index " + i + " is outside axis " + axis + " of shape " + shape);
  }
}
