package nabla.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
    if (n == 0 || n == size())
      throw new IllegalArgumentException("split: a share of " + share + " of " + size() + " examples leaves one part empty");
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

  /// The k ways to hold out a k-th part; sizes differ by at most one.
  public List<Split> kFold(int k, Rng rng) {
    folds("kFold", k);
    var order = rng.permutation(size());
    var place = new int[size()];
    for (int i = 0; i < place.length; i++) place[order[i]] = (int) ((long) i * k / size());
    return folds(order, place, k);
  }

  /// The same with each class shared alike.
  public List<Split> stratifiedKFold(int k, Rng rng) {
    folds("stratifiedKFold", k);
    var order = rng.permutation(size());
    int[] labels = labels(), place = new int[size()];
    int next = 0;
    for (int c = 0; c < y.dim(-1); c++) for (int i : order) if (labels[i] == c) place[i] = next++ % k;
    return folds(order, place, k);
  }

  /// The ways to hold out one example, in order.
  public List<Split> leaveOneOut() {
    folds("leaveOneOut", size());
    int[] order = IntStream.range(0, size()).toArray();
    return folds(order, order, size());
  }

  private void folds(String name, int k) {
    if (k < 2 || k > size())
      throw new IllegalArgumentException(name + ": " + k + " folds of " + size() + " examples; choose 2 to " + size());
  }

  private List<Split> folds(int[] order, int[] place, int k) {
    var folds = new ArrayList<Split>();
    for (int f = 0; f < k; f++) {
      int held = f;
      folds.add(parts(Arrays.stream(order).filter(i -> place[i] != held).toArray(),
          Arrays.stream(order).filter(i -> place[i] == held).toArray()));
    }
    return folds;
  }

  /// As many examples drawn with replacement, and those that were never drawn: about 1/e of them (C-9.15).
  public Split bootstrap(Rng rng) {
    var drawn = bootstrap(size(), rng);
    return parts(drawn, undrawn(drawn, size()));
  }

  /// n numbers of 0 … n − 1, drawn with replacement.
  public static int[] bootstrap(int n, Rng rng) {
    if (n < 1) throw new IllegalArgumentException("bootstrap: there are no examples to draw from");
    var drawn = new int[n];
    for (int i = 0; i < n; i++) drawn[i] = rng.below(n);
    return drawn;
  }

  /// The numbers of 0 … n − 1 that were never drawn.
  public static int[] undrawn(int[] drawn, int n) {
    var seen = new boolean[n];
    for (int i : drawn) seen[i] = true;
    return IntStream.range(0, n).filter(i -> !seen[i]).toArray();
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
    if (size() == 0) throw new IllegalArgumentException("batches: " + name + " holds no examples");
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
