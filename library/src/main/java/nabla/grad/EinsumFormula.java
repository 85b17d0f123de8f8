package nabla.grad;

import java.util.ArrayList;
import java.util.List;

/// Reads `bij,bjk->bik`: ellipses become letters of their own, repeated letters diagonals, a missing result the letters that occur once.
final class EinsumFormula {
  private static final String SPARE = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ";

  private EinsumFormula() {}

  static Tensor of(String formula, Tensor... operands) {
    var sides = formula.replace(" ", "").split("->", -1);
    var names = sides[0].split(",", -1);
    if (sides.length > 2 || names.length != operands.length)
      throw new IllegalArgumentException("einsum: '" + formula + "' describes " + names.length + " tensors, not " + operands.length);
    var result = sides.length == 2 ? sides[1] : implicit(sides[0]);
    int extra = 0;
    for (int i = 0; i < names.length; i++)
      if (names[i].contains("...")) extra = Math.max(extra, operands[i].rank() - names[i].length() + 3);
    var letters = new ArrayList<String>();
    var tensors = new Tensor[operands.length];
    for (int i = 0; i < names.length; i++) {
      var name = expand(formula, names[i], operands[i].rank() - names[i].length() + 3, extra);
      tensors[i] = diagonal(operands[i], name);
      letters.add(distinct(name));
    }
    return Tensor.apply(new Einsum(List.copyOf(letters), checked(formula, expand(formula, result, extra, extra))), tensors);
  }

  private static String expand(String formula, String name, int axes, int extra) {
    var plain = name.replace("...", "");
    if (!plain.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'))
      throw new IllegalArgumentException(
          "einsum: '" + formula + "': axes are letters, operands are separated by commas, the result follows ->");
    if (plain.equals(name)) return name;
    if (axes < 0) throw new IllegalArgumentException("einsum: '" + formula + "': " + name + " names more axes than its operand has");
    return name.replace("...", SPARE.substring(extra - axes, extra));
  }

  private static String implicit(String operands) {
    var all = operands.replace(",", "").replace(".", "");
    var once = all.chars().filter(c -> all.indexOf(c) == all.lastIndexOf(c)).sorted().collect(StringBuilder::new,
        StringBuilder::appendCodePoint, StringBuilder::append);
    return (operands.contains("...") ? "..." : "") + once;
  }

  private static String checked(String formula, String result) {
    if (!distinct(result).equals(result))
      throw new IllegalArgumentException("einsum: '" + formula + "': a letter occurs twice in the result");
    return result;
  }

  private static String distinct(String name) {
    return name.chars().distinct().collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  /// Each repeated letter's axes replaced by their diagonal, at the place of the first.
  private static Tensor diagonal(Tensor x, String name) {
    if (name.length() != x.rank())
      throw new IllegalArgumentException(
          "einsum: '" + name + "' names " + name.length() + " axes, shape " + x.shape() + " has " + x.rank());
    var open = new StringBuilder(name);
    for (int i = 0; i < open.length(); i++)
      for (int j = open.length() - 1; j > i; j--)
        if (open.charAt(i) == open.charAt(j)) {
          x = joined(x, i, j);
          open.deleteCharAt(j);
        }
    return x;
  }

  private static Tensor joined(Tensor x, int i, int j) {
    if (x.dim(i) != x.dim(j))
      throw new IllegalArgumentException("einsum: axes " + i + " and " + j + " of shape " + x.shape() + " have one letter and two extents");
    int r = x.rank();
    var order = new int[r];
    for (int a = 0, to = 0; a < r; a++)
      if (a != i && a != j) order[to++] = a;
    order[r - 2] = i;
    order[r - 1] = j;
    var diagonal = x.permute(order).diag();
    var back = new int[r - 1];
    for (int a = 0; a < r - 1; a++) back[a] = a < i ? a : a == i ? r - 2 : a - 1;
    return diagonal.permute(back);
  }
}
