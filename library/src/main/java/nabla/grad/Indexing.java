package nabla.grad;

import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Shape;
import nabla.array.Walk;
import nabla.tex.Tex;

/// Operations that choose numbers by index.
public sealed interface Indexing extends Op permits Indexing.Gather, Indexing.ScatterAdd, Indexing.TakeAlong, Indexing.PutAlong, Ranking {
  /// The rows (or, on another axis, columns …) of these indices, in this order, repeats allowed.
  record Gather(int axis, int[] index) implements Indexing {
    public String name() { return "gather"; }
    public Tex tex(List<Tex> in) { return in.getFirst().sub("i"); }
    public String rule() { return "\\bar x_j = \\textstyle\\sum_{i_k = j} \\bar y_k"; }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      return List.of(Tensor.apply(new ScatterAdd(axis, index, in.getFirst().shape()), g));
    }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      check(name(), index, axis, x.shape());
      var out = Array.zeros(x.dtype(), x.shape().with(axis, index.length));
      for (int i = 0; i < index.length; i++) Walk.copy(x.pick(axis, index[i]), out.pick(axis, i));
      return out;
    }
  }

  /// Adds row i of the input to row `index[i]` of zeros of the given shape.
  record ScatterAdd(int axis, int[] index, Shape shape) implements Indexing {
    public String name() { return "scatterAdd"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{scatter}"); }
    public String rule() { return "\\bar x_k = \\bar y_{i_k}"; }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(Tensor.apply(new Gather(axis, index), g)); }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      check(name(), index, axis, shape);
      if (!x.shape().equals(shape.with(axis, index.length)))
        throw new IllegalArgumentException("scatterAdd: " + index.length + " rows of shape " + shape + " on axis " + axis + " need shape "
            + shape.with(axis, index.length) + ", not " + x.shape());
      var out = Array.zeros(x.dtype(), shape);
      for (int i = 0; i < index.length; i++) Walk.add(x.pick(axis, i), out.pick(axis, index[i]));
      return out;
    }
  }

  /// One number for each entry of `index`: the one at that index of the axis and at the entry's own place on all other axes.
  record TakeAlong(int axis, Array index) implements Indexing {
    public String name() { return "takeAlong"; }
    public Tex tex(List<Tex> in) { return in.getFirst().sub("i"); }
    public String rule() { return "\\bar x_j = \\textstyle\\sum_{i_k = j} \\bar y_k"; }
    public Array forward(Kernels k, List<Array> in) { return k.takeAlong(in.getFirst(), axis, index); }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      return List.of(Tensor.apply(new PutAlong(axis, index, in.getFirst().dim(axis)), g));
    }
  }

  /// Adds each number to zeros, at the index given for it on the axis (of this extent) and at its own place on all other axes.
  record PutAlong(int axis, Array index, int extent) implements Indexing {
    public String name() { return "putAlong"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{put}"); }
    public String rule() { return "\\bar x_k = \\bar y_{i_k}"; }
    public Array forward(Kernels k, List<Array> in) { return k.putAlong(in.getFirst(), axis, index, extent); }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(Tensor.apply(new TakeAlong(axis, index), g)); }
  }

  private static void check(String name, int[] index, int axis, Shape shape) {
    for (int i : index)
      if (i < 0 || i >= shape.dim(axis))
        throw new IndexOutOfBoundsException(name + ": index " + i + " is outside axis " + axis + " of shape " + shape);
  }
}
