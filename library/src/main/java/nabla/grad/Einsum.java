package nabla.grad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nabla.array.Array;
import nabla.array.Fold;
import nabla.array.Kernels;
import nabla.tex.Tex;

/// Einstein's sum over named axes: `operands` names the axes of each input by letters, `result` those that stay, in their order.
///
/// Letters that `result` lacks are summed over. Within one operand (and within the result) a letter occurs once;
/// `Tensor.einsum` takes diagonals first. Operands are contracted pair by pair from the left, each pair by one matrix product.
public record Einsum(List<String> operands, String result) implements Contraction {
  public String name() { return "einsum"; }

  public Tex tex(List<Tex> in) {
    var terms = new ArrayList<String>();
    for (int i = 0; i < in.size(); i++)
      terms.add(operands.get(i).isEmpty() ? in.get(i).at(Tex.ATOM) : in.get(i).sub(operands.get(i)).code());
    var summed = letters(operands).chars().filter(c -> result.indexOf(c) < 0).collect(StringBuilder::new, StringBuilder::appendCodePoint,
        StringBuilder::append);
    return new Tex((summed.isEmpty() ? "" : "\\textstyle\\sum_{" + summed + "} ") + String.join("\\, ", terms), Tex.PRODUCT);
  }

  public String rule() { return "\\bar x_i = \\text{the sum with } \\bar y \\text{ in the place of } x_i"; }

  public Array forward(Kernels k, List<Array> in) {
    extents(in);
    var left = new Term(in.getFirst(), operands.getFirst());
    for (int i = 1; i < in.size(); i++) {
      var wanted = letters(operands.subList(i + 1, operands.size())) + result;
      left = left.times(k, new Term(in.get(i), operands.get(i)), wanted);
    }
    return left.only(k, result).in(result).pack();
  }

  public List<Tensor> vjp(List<Tensor> in, Tensor out, Tensor g) {
    var parts = new ArrayList<Tensor>();
    for (int i = 0; i < in.size(); i++) parts.add(in.get(i).tracked() ? part(i, in, g) : null);
    return parts;
  }

  private Tensor part(int i, List<Tensor> in, Tensor g) {
    var tensors = new ArrayList<>(in);
    var names = new ArrayList<>(operands);
    tensors.set(i, g);
    names.set(i, result);
    var there = letters(names);
    var own = operands.get(i);
    var kept = new StringBuilder();
    for (char c : own.toCharArray())
      if (there.indexOf(c) >= 0) kept.append(c);
    var part = Tensor.apply(new Einsum(List.copyOf(names), kept.toString()), tensors.toArray(Tensor[]::new));
    for (int a = 0; a < own.length(); a++)
      if (there.indexOf(own.charAt(a)) < 0) part = part.unsqueeze(a);
    return part.broadcastTo(in.get(i).shape());
  }

  private void extents(List<Array> in) {
    Map<Character, Integer> sizes = new HashMap<>();
    if (in.size() != operands.size())
      throw new IllegalArgumentException("einsum: " + this + " takes " + operands.size() + " tensors, not " + in.size());
    for (int i = 0; i < in.size(); i++) {
      var names = operands.get(i);
      if (names.length() != in.get(i).rank())
        throw new IllegalArgumentException(
            "einsum: '" + names + "' names " + names.length() + " axes, shape " + in.get(i).shape() + " has " + in.get(i).rank());
      for (int a = 0; a < names.length(); a++) {
        int n = in.get(i).dim(a);
        var before = sizes.putIfAbsent(names.charAt(a), n);
        if (before != null && before != n)
          throw new IllegalArgumentException(
              "einsum: " + this + " on " + shapes(in) + ": " + names.charAt(a) + " is both " + before + " and " + n);
      }
    }
    for (char c : result.toCharArray())
      if (!sizes.containsKey(c)) throw new IllegalArgumentException("einsum: " + this + ": no operand has the axis " + c);
  }

  private static String shapes(List<Array> in) {
    return String.join(", ", in.stream().map(x -> x.shape().toString()).toList());
  }

  private static String letters(List<String> names) {
    var found = new StringBuilder();
    for (var name : names)
      for (char c : name.toCharArray())
        if (found.indexOf(String.valueOf(c)) < 0) found.append(c);
    return found.toString();
  }

  @Override
  public String toString() { return String.join(",", operands) + "->" + result; }

  /// An array whose axes have names.
  private record Term(Array array, String names) {
    /// The axes in another order.
    Array in(String order) {
      var axes = new int[order.length()];
      Arrays.setAll(axes, i -> names.indexOf(order.charAt(i)));
      return axes.length == 0 ? array : array.permute(axes);
    }

    /// Summed over the axes that are not wanted.
    Term only(Kernels k, String wanted) {
      var drop = new boolean[names.length()];
      var kept = new StringBuilder();
      for (int i = 0; i < drop.length; i++)
        if (drop[i] = wanted.indexOf(names.charAt(i)) < 0) continue;
        else kept.append(names.charAt(i));
      if (kept.length() == names.length()) return this;
      return new Term(k.fold(Fold.SUM, array, drop).reshape(array.shape().reduced(drop, false).dims()), kept.toString());
    }

    private int size(String some) {
      int n = 1;
      for (char c : some.toCharArray()) n = Math.multiplyExact(n, array.dim(names.indexOf(c)));
      return n;
    }

    /// The product of two terms, summed over the axes that both have and nobody wants.
    Term times(Kernels k, Term other, String wanted) {
      Term a = only(k, wanted + other.names), b = other.only(k, wanted + names);
      StringBuilder batch = new StringBuilder(), inner = new StringBuilder(), left = new StringBuilder(), right = new StringBuilder();
      for (char c : a.names.toCharArray()) (b.names.indexOf(c) < 0 ? left : wanted.indexOf(c) < 0 ? inner : batch).append(c);
      for (char c : b.names.toCharArray())
        if (a.names.indexOf(c) < 0) right.append(c);
      int n = a.size(batch.toString()), rows = a.size(left.toString()), middle = a.size(inner.toString()),
          columns = b.size(right.toString());
      var product = k.matmul(a.in("" + batch + left + inner).reshape(n, rows, middle),
          b.in("" + batch + inner + right).reshape(n, middle, columns));
      var names = "" + batch + left + right;
      var dims = new int[names.length()];
      for (int i = 0; i < dims.length; i++) {
        var owner = a.names.indexOf(names.charAt(i)) < 0 ? b : a;
        dims[i] = owner.array.dim(owner.names.indexOf(names.charAt(i)));
      }
      return new Term(product.reshape(dims), names);
    }
  }
}
