package nabla.grad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Shape;
import nabla.array.Walk;
import nabla.tex.Tex;

/// Operations that move numbers without changing them; most are views and copy nothing.
public sealed interface Shaping extends Op
    permits Cast, Shaping.Reshape, Shaping.Permute, Shaping.BroadcastTo, Shaping.Slice, Shaping.Spread, Shaping.Flip, Shaping.Pad,
    Shaping.Concat, Diagonals, Sliding {
  record Reshape(Shape to) implements Shaping {
    public String name() { return "reshape"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{reshape}"); }
    public String rule() { return "\\bar x = \\operatorname{reshape}(\\bar y)"; }
    public Array forward(Kernels k, List<Array> in) { return in.getFirst().reshape(to.dims()); }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(g.reshape(in.getFirst().shape().dims())); }
  }

  record Permute(List<Integer> order) implements Shaping {
    public String name() { return "permute"; }
    public Tex tex(List<Tex> in) { return isTranspose() ? in.getFirst().pow("\\top") : in.getFirst().fn("\\operatorname{permute}"); }
    public String rule() { return isTranspose() ? "\\bar x = \\bar y^{\\top}" : "\\bar x = \\operatorname{permute}^{-1}(\\bar y)"; }
    public Array forward(Kernels k, List<Array> in) { return in.getFirst().permute(ints(order)); }

    /// Whether only the last two axes change places.
    public boolean isTranspose() {
      int r = order.size();
      for (int i = 0; i < r - 2; i++)
        if (order.get(i) != i) return false;
      return r >= 2 && order.get(r - 2) == r - 1;
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      var back = new int[order.size()];
      for (int i = 0; i < back.length; i++) back[order.get(i)] = i;
      return List.of(g.permute(back));
    }

    private static int[] ints(List<Integer> order) {
      var ints = new int[order.size()];
      for (int i = 0; i < ints.length; i++) ints[i] = order.get(i);
      return ints;
    }
  }

  record BroadcastTo(Shape to) implements Shaping {
    public String name() { return "broadcastTo"; }
    public Tex tex(List<Tex> in) { return in.getFirst(); }
    public String rule() { return "\\bar x = \\textstyle\\sum \\bar y \\text{ over the stretched axes}"; }
    public Array forward(Kernels k, List<Array> in) { return in.getFirst().broadcastTo(to); }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(g); }
  }

  record Slice(int axis, int from, int to, int step) implements Shaping {
    public String name() { return "slice"; }
    public Tex tex(List<Tex> in) { return in.getFirst().sub(from + "\\ldots " + to); }
    public String rule() { return "\\bar x_{\\text{slice}} = \\bar y, \\text{ 0 elsewhere}"; }
    public Array forward(Kernels k, List<Array> in) { return in.getFirst().slice(axis, from, to, step); }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      return List.of(Tensor.apply(new Spread(in.getFirst().shape(), axis, from, to, step), g));
    }
  }

  /// The counterpart of a slice: the numbers back in their places of a larger shape, 0 elsewhere.
  record Spread(Shape shape, int axis, int from, int to, int step) implements Shaping {
    public String name() { return "spread"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{spread}"); }
    public String rule() { return "\\bar x = \\bar y_{\\text{slice}}"; }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(g.slice(axis, from, to, step)); }

    public Array forward(Kernels k, List<Array> in) {
      var out = Array.zeros(in.getFirst().dtype(), shape);
      Walk.copy(in.getFirst(), out.slice(axis, from, to, step));
      return out;
    }
  }

  record Flip(int axis) implements Shaping {
    public String name() { return "flip"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{flip}"); }
    public String rule() { return "\\bar x = \\operatorname{flip}(\\bar y)"; }
    public Array forward(Kernels k, List<Array> in) { return in.getFirst().flip(axis); }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(g.flip(axis)); }
  }

  /// A border of one value: `before[i]` and `after[i]` entries at the two ends of axis i.
  record Pad(int[] before, int[] after, double value) implements Shaping {
    public String name() { return "pad"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{pad}"); }
    public String rule() { return "\\bar x = \\bar y \\text{ without the border}"; }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      var out = Array.full(x.dtype(), padded(x.shape()), value).copy();
      var inner = out;
      for (int i = 0; i < before.length; i++) inner = inner.slice(i, before[i], before[i] + x.dim(i), 1);
      Walk.copy(x, inner);
      return out;
    }

    private Shape padded(Shape shape) {
      if (before.length != shape.rank() || after.length != shape.rank())
        throw new IllegalArgumentException("pad: shape " + shape + " needs " + shape.rank() + " borders, not " + before.length);
      var d = shape.dims();
      for (int i = 0; i < d.length; i++) {
        if (before[i] < 0 || after[i] < 0)
          throw new IllegalArgumentException("pad: a border of " + Math.min(before[i], after[i]) + " on axis " + i);
        d[i] = Math.addExact(d[i], Math.addExact(before[i], after[i]));
      }
      return Shape.of(d);
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      for (int i = 0; i < before.length; i++)
        if (before[i] + after[i] > 0) g = g.slice(i, before[i], before[i] + in.getFirst().dim(i));
      return List.of(g);
    }
  }

  /// Tensors one after the other along an axis.
  record Concat(int axis) implements Shaping {
    public String name() { return "concat"; }
    public Tex tex(List<Tex> in) { return Tex.atom("\\left[" + String.join(",\\; ", in.stream().map(Tex::code).toList()) + "\\right]"); }
    public String rule() { return "\\bar x_i = \\text{its part of } \\bar y"; }

    public Array forward(Kernels k, List<Array> in) {
      var first = in.getFirst();
      int n = 0;
      var dtype = first.dtype();
      for (var x : in) {
        n += fits(first, x).dim(axis);
        dtype = dtype.with(x.dtype());
      }
      var out = Array.zeros(dtype, first.shape().with(axis, n));
      int at = 0;
      for (var x : in) Walk.copy(x, out.slice(axis, at, at += x.dim(axis), 1));
      return out;
    }

    private Array fits(Array first, Array x) {
      if (x.rank() == first.rank() && x.shape().with(axis, 0).equals(first.shape().with(axis, 0))) return x;
      throw new IllegalArgumentException("concat: shapes " + first.shape() + " and " + x.shape() + " differ beside axis " + axis);
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      var parts = new ArrayList<Tensor>();
      int at = 0;
      for (var x : in) parts.add(g.slice(axis, at, at += x.shape().dim(axis)));
      return parts;
    }
  }

  /// A matrix's.
  Permute TRANSPOSE = new Permute(List.of(1, 0));

  /// The order that exchanges two axes of a tensor of this rank.
  static Permute transpose(int rank, int a, int b) {
    if (rank == 2 && a != b) return TRANSPOSE;
    var order = new Integer[rank];
    Arrays.setAll(order, i -> i == a ? b : i == b ? a : i);
    return new Permute(List.of(order));
  }
}
