package nabla.grad;

import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Walk;
import nabla.tex.Tex;

/// Windows that slide along an axis, and what they leave when they are laid back.
public sealed interface Sliding extends Shaping {
  /// Windows of `extent` elements, `step` apart, `spread` between their elements: axis n becomes (windows, extent); a view.
  record Windows(int axis, int extent, int step, int spread) implements Sliding {
    public String name() { return "windows"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{windows}"); }
    public String rule() { return "\\bar x = \\text{the overlaid windows of } \\bar y"; }
    public Array forward(Kernels k, List<Array> in) { return in.getFirst().windows(axis, extent, step, spread); }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      return List.of(Tensor.apply(new Overlay(axis, in.getFirst().dim(axis), step, spread), g));
    }
  }

  /// The windows laid back to where they came from on an axis of extent n; where they overlap they add up.
  record Overlay(int axis, int n, int step, int spread) implements Sliding {
    public String name() { return "overlay"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{overlay}"); }
    public String rule() { return "\\bar x = \\text{the windows of } \\bar y"; }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      var dropped = new boolean[x.rank()];
      dropped[axis + 1] = true;
      var out = Array.zeros(x.dtype(), x.shape().reduced(dropped, false).with(axis, n));
      Walk.add(x, out.windows(axis, x.dim(axis + 1), step, spread));
      return out;
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      return List.of(Tensor.apply(new Windows(axis, in.getFirst().dim(axis + 1), step, spread), g));
    }
  }
}
