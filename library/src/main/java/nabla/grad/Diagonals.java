package nabla.grad;

import java.util.List;
import nabla.array.Array;
import nabla.array.Fold;
import nabla.array.Kernels;
import nabla.array.Shape;
import nabla.array.Walk;
import nabla.tex.Tex;

/// Operations on the diagonals of matrices, the last two axes of their input.
public sealed interface Diagonals extends Shaping {
  /// The main diagonal, as a vector.
  record Diagonal() implements Diagonals {
    public String name() { return "diag"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{diag}"); }
    public String rule() { return "\\bar A = \\operatorname{diag}(\\bar y)"; }
    public Array forward(Kernels k, List<Array> in) { return in.getFirst().diagonal(); }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      return List.of(Tensor.apply(new OnDiagonal(in.getFirst().dim(-2), in.getFirst().dim(-1)), g));
    }
  }

  /// The matrix with this diagonal and zeros elsewhere.
  record OnDiagonal(int rows, int columns) implements Diagonals {
    public String name() { return "diag"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{diag}"); }
    public String rule() { return "\\bar x = \\operatorname{diag}(\\bar Y)"; }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(Tensor.apply(new Diagonal(), g)); }

    public Array forward(Kernels k, List<Array> in) {
      var x = in.getFirst();
      var out = Array.zeros(x.dtype(), x.shape().with(-1, rows).insert(x.rank(), columns));
      Walk.copy(x, out.diagonal());
      return out;
    }
  }

  /// The sum of the main diagonal.
  record Trace() implements Diagonals {
    public String name() { return "trace"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{tr}"); }
    public String rule() { return "\\bar A = \\bar y\\, I"; }

    public Array forward(Kernels k, List<Array> in) {
      var diagonal = in.getFirst().diagonal();
      var sum = k.fold(Fold.SUM, diagonal, diagonal.shape().mask(-1));
      return sum.reshape(diagonal.shape().reduced(diagonal.shape().mask(-1), false).dims());
    }

    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
      int rows = in.getFirst().dim(-2), columns = in.getFirst().dim(-1);
      var spread = g.unsqueeze(-1).broadcastTo(g.shape().insert(g.rank(), Math.min(rows, columns)));
      return List.of(Tensor.apply(new OnDiagonal(rows, columns), spread));
    }
  }

  /// The entries on and above (or on and below) diagonal `k`, zeros elsewhere; diagonal 0 is the main one, 1 lies above it.
  record Triangle(boolean upper, int k) implements Diagonals {
    public String name() { return upper ? "triu" : "tril"; }
    public Tex tex(List<Tex> in) { return in.getFirst().fn("\\operatorname{" + name() + "}"); }
    public String rule() { return "\\bar A = \\operatorname{" + name() + "}(\\bar Y)"; }
    public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) { return List.of(Tensor.apply(this, g)); }

    public Array forward(Kernels kernels, List<Array> in) {
      var x = in.getFirst();
      if (x.rank() < 2) throw new IllegalArgumentException(name() + ": shape " + x.shape() + " has no matrix");
      int rows = x.dim(-2), columns = x.dim(-1);
      var mask = Array.zeros(x.dtype(), Shape.of(rows, columns));
      for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
          if (upper ? j - i >= k : j - i <= k) mask.raw(i * columns + j, 1);
      return kernels.where(mask, x, Array.scalar(x.dtype(), 0));
    }
  }
}
