package nabla.grad;

import java.util.List;
import nabla.array.Array;
import nabla.array.Kernels;
import nabla.array.Shape;
import nabla.array.Window;
import nabla.tex.Tex;

/// Summaries of windows that slide over images (images, channels, height, width).
public sealed interface Pooling extends Fused {
  /// The largest number of each window; the gradient goes to it, to the first of equals.
  record MaxPool(Window window) implements Pooling {
    public String name() { return "maxPool"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{maxpool}"); }
    public String rule() { return "\\bar x_i = \\textstyle\\sum_k \\bar y_k\\, [x_i \\text{ is the largest of window } k]"; }
    public Domain domain() { return Domain.DISTINCT; }
    public Array forward(Kernels k, List<Array> in) { return k.maxPool(in.getFirst(), window).value(); }

    public Result run(Kernels k, List<Array> in) {
      var pooled = k.maxPool(in.getFirst(), window);
      return new Result(pooled.value(), List.of(pooled.places()));
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      var shape = in.getFirst().shape();
      if (!Recording.on()) return List.of(Tensor.of(Kernels.best().maxPoolInput(g.array(), out.lentSaved(0), window, shape)));
      int area = shape.dim(2) * shape.dim(3), grid = g.dim(2) * g.dim(3);
      var places = out.saved(0).reshape(shape.dim(0), shape.dim(1), grid);
      var planes = g.reshape(shape.dim(0), shape.dim(1), grid);
      return List.of(Tensor.apply(new Indexing.PutAlong(2, places, area), planes).reshape(shape.dims()));
    }
  }

  /// The mean of each window, padding counted as zeros.
  record AvgPool(Window window) implements Pooling {
    public String name() { return "avgPool"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{avgpool}"); }
    public String rule() { return "\\bar x_i = \\tfrac{1}{n} \\textstyle\\sum_k \\bar y_k\\, [x_i \\text{ lies in window } k]"; }
    public Array forward(Kernels k, List<Array> in) { return k.avgPool(in.getFirst(), window); }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      return List.of(Tensor.apply(new AvgUnpool(window, in.getFirst().shape()), g));
    }
  }

  /// The counterpart of `avgPool`: each number spread equally over its window of images of this shape.
  record AvgUnpool(Window window, Shape input) implements Pooling {
    public String name() { return "avgUnpool"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{avgunpool}"); }
    public String rule() { return "\\bar x = \\operatorname{avgpool}(\\bar y)"; }
    public Array forward(Kernels k, List<Array> in) { return k.avgPoolInput(in.getFirst(), window, input); }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(Tensor.apply(new AvgPool(window), g)); }
  }
}
