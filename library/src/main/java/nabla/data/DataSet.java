package nabla.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.array.Rng;
import nabla.display.Bundle;
import nabla.display.Displayable;
import nabla.grad.Tensor;

/// Examples and their targets: row i of `x` belongs to row i of `y`. Class targets are one-hot rows; `classes` names them, else it is empty.
public record DataSet(String name, Tensor x, Tensor y, List<String> classes) implements Displayable {
  public DataSet {
    if (x.rank() < 1 || y.rank() < 1 || x.dim(0) != y.dim(0))
      throw new IllegalArgumentException(
          name + ": inputs of shape " + x.shape() + " and targets of shape " + y.shape() + " have different numbers of rows");
    classes = List.copyOf(classes);
  }

  /// Training and test examples.
  public record Split(DataSet train, DataSet test) {}

  public int size() { return x.dim(0); }

  /// The class number of each example.
  public int[] labels() {
    var labels = new int[size()];
    var best = y.argmax(-1).toDoubles();
    Arrays.setAll(labels, i -> (int) best[i]);
    return labels;
  }

  /// These examples, in this order.
  public DataSet rows(int... index) {
    return new DataSet(name, x.gather(0, index), y.gather(0, index), classes);
  }

  /// The examples `from` up to before `to`; a view.
  public DataSet slice(int from, int to) {
    return new DataSet(name, x.slice(0, from, to), y.slice(0, from, to), classes);
  }

  /// The same examples with inputs of another shape: `reshape(1, 28, 28)` makes rows images.
  public DataSet reshape(int... example) {
    var dims = new int[example.length + 1];
    dims[0] = size();
    System.arraycopy(example, 0, dims, 1, example.length);
    return new DataSet(name, x.reshape(dims), y, classes);
  }

  public DataSet shuffle(Rng rng) { return rows(rng.permutation(size())); }

  /// A random share for training (such as 0.8), the rest for testing.
  public Split split(double share, Rng rng) {
    if (!(share > 0 && share < 1)) throw new IllegalArgumentException("split: the share must lie between 0 and 1, not " + share);
    var order = rng.permutation(size());
    int n = (int) Math.round(share * size());
    return parts(Arrays.copyOf(order, n), Arrays.copyOfRange(order, n, size()));
  }

  /// The same with each class shared alike.
  public Split stratifiedSplit(double share, Rng rng) {
    if (!(share > 0 && share < 1)) throw new IllegalArgumentException("stratifiedSplit: the share must lie between 0 and 1, not " + share);
    var labels = labels();
    var order = rng.permutation(size());
    var train = new ArrayList<Integer>();
    var test = new ArrayList<Integer>();
    for (int c = 0; c < y.dim(-1); c++) {
      int k = c;
      var members = Arrays.stream(order).filter(i -> labels[i] == k).toArray();
      int n = (int) Math.round(share * members.length);
      for (int i = 0; i < members.length; i++) (i < n ? train : test).add(members[i]);
    }
    return parts(ints(train), ints(test));
  }

  /// The k ways to hold out a k-th part; `kFold(size())` leaves one out.
  public List<Split> kFold(int k, Rng rng) {
    if (k < 2 || k > size()) throw new IllegalArgumentException("kFold: " + k + " folds of " + size() + " examples; choose 2 to " + size());
    var order = rng.permutation(size());
    var folds = new ArrayList<Split>();
    for (int f = 0; f < k; f++) {
      int from = (int) ((long) f * size() / k), to = (int) ((long) (f + 1) * size() / k);
      var rest = new int[size() - (to - from)];
      System.arraycopy(order, 0, rest, 0, from);
      System.arraycopy(order, to, rest, from, size() - to);
      folds.add(parts(rest, Arrays.copyOfRange(order, from, to)));
    }
    return folds;
  }

  /// As many examples drawn with replacement, and those that were never drawn.
  public Split bootstrap(Rng rng) {
    var drawn = new int[size()];
    var seen = new boolean[size()];
    for (int i = 0; i < drawn.length; i++) seen[drawn[i] = rng.below(size())] = true;
    return parts(drawn, java.util.stream.IntStream.range(0, size()).filter(i -> !seen[i]).toArray());
  }

  private Split parts(int[] train, int[] test) {
    return new Split(rows(train), rows(test));
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(i -> i).toArray();
  }

  /// Mini-batches in a random order, the last one smaller where the size does not divide.
  public List<DataSet> batches(int batch, Rng rng) {
    if (batch < 1) throw new IllegalArgumentException("batches: the size must be at least 1, not " + batch);
    var order = rng.permutation(size());
    var all = new ArrayList<DataSet>();
    for (int from = 0; from < size(); from += batch) all.add(rows(Arrays.copyOfRange(order, from, Math.min(size(), from + batch))));
    return all;
  }

  /// Joined with more examples.
  public DataSet plus(DataSet more) {
    return new DataSet(name, Tensor.concat(0, x, more.x), Tensor.concat(0, y, more.y), classes);
  }

  @Override
  public Bundle display() { return Bundle.text(toString()); }

  @Override
  public String toString() {
    return name + ": " + size() + " examples, inputs " + x.shape() + ", targets " + y.shape()
        + (classes.isEmpty() ? "" : ", classes " + classes);
  }
}
