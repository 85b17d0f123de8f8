package nabla.lab;

import java.util.List;
import nabla.grad.Tensor;

/// The same numbers in another arrangement.
public final class Reshaping {
  private Reshaping() {}

  public static Tensor reshape(Tensor x, int... dims) { return x.reshape(dims); }
  public static Tensor transpose(Tensor x, int a, int b) { return x.transpose(a, b); }
  public static Tensor permute(Tensor x, int... order) { return x.permute(order); }

  /// Without (with) an axis of extent 1.
  public static Tensor squeeze(Tensor x, int... axes) { return x.squeeze(axes); }
  public static Tensor unsqueeze(Tensor x, int axis) { return x.unsqueeze(axis); }

  /// The axes from `first` on become one.
  public static Tensor flatten(Tensor x, int first) { return x.flatten(first); }

  /// Stretched to a larger shape without copying.
  public static Tensor broadcastTo(Tensor x, int... dims) { return x.broadcastTo(dims); }

  /// The entries `from` … `to − 1` of an axis.
  public static Tensor slice(Tensor x, int axis, int from, int to) { return x.slice(axis, from, to); }

  /// One axis backwards.
  public static Tensor flip(Tensor x, int axis) { return x.flip(axis); }

  /// One after the other along an axis, or along a new axis.
  public static Tensor concat(int axis, Tensor... parts) { return Tensor.concat(axis, parts); }
  public static Tensor stack(int axis, Tensor... parts) { return Tensor.stack(axis, parts); }

  /// The parts of an axis of these extents.
  public static List<Tensor> split(Tensor x, int axis, int... extents) { return x.split(axis, extents); }

  /// A border of zeros around the last two axes.
  public static Tensor pad(Tensor x, int width) { return x.pad(width); }

  /// Each entry of an axis `times` times in a row (a, a, b, b), or the whole axis (a, b, a, b).
  public static Tensor repeat(Tensor x, int times, int axis) { return x.repeat(times, axis); }
  public static Tensor tile(Tensor x, int times, int axis) { return x.tile(times, axis); }

  /// A vector as a diagonal matrix; of a matrix its diagonal.
  public static Tensor diag(Tensor x) { return x.diag(); }

  /// The sum of a matrix's diagonal.
  public static Tensor trace(Tensor x) { return x.trace(); }

  /// A matrix with zeros above (below) its main diagonal.
  public static Tensor tril(Tensor x) { return x.tril(); }
  public static Tensor triu(Tensor x) { return x.triu(); }

  /// The rows (on another axis: columns …) of these indices.
  public static Tensor gather(Tensor x, int axis, int... index) { return x.gather(axis, index); }

  /// Row i added to row `index[i]` of zeros with `extent` rows.
  public static Tensor scatterAdd(Tensor x, int axis, int extent, int... index) { return x.scatterAdd(axis, extent, index); }

  /// The rows of a table, one an id: (ids, width).
  public static Tensor embedding(Tensor table, int... ids) { return table.gather(0, ids); }
}
