package nabla.kernel.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Random arithmetic over tensors and numbers, written with operators and with methods, gives identical numbers.
class RandomExpressionsTest {
  private static final int CELLS = 12, PER_CELL = 25;

  /// An expression twice, and whether it is a tensor. `rank` is Java's precedence: 3 a primary, 2 unary, 1 product, 0 sum, -1 comparison.
  private record Pair(String operators, String methods, boolean tensor, int rank) {
    String at(int least) {
      return rank < least ? "(" + operators + ")" : operators;
    }
  }

  private static final String[][] SIGNS = {{"+", "add"}, {"-", "sub"}, {"*", "mul"}, {"/", "div"}, {">", "gt"}, {">=", "ge"}, {"<", "lt"},
      {"<=", "le"}};

  private final Random random = new Random(11);

  @Test
  void operatorsAndMethodsGiveTheSameNumbers() {
    try (var notebook = new Notebook()) {
      for (int cell = 0; cell < CELLS; cell++) {
        var pairs = IntStream.range(0, PER_CELL).mapToObj(_ -> tensor(4)).toList();
        var methods = new StringJoiner(", ", "List.of(", ")");
        var operators = new StringJoiner(", ", "List.of(", ")");
        pairs.forEach(p -> methods.add(p.methods));
        pairs.forEach(p -> operators.add(p.operators));
        var expected = notebook.value(methods.toString());
        assertEquals(expected, notebook.value(operators.toString()), operators.toString());
      }
    }
  }

  private Pair tensor(int depth) {
    while (true) {
      var pair = any(depth);
      if (pair.tensor) return pair;
    }
  }

  private Pair any(int depth) {
    if (depth == 0) return leaf();
    return switch (random.nextInt(10)) {
      case 0 -> leaf();
      case 1 -> negated(any(depth - 1));
      case 2 -> called(tensor(depth - 1));
      default -> binary(any(depth - 1), any(depth - 1));
    };
  }

  private Pair leaf() {
    var tensors = new String[]{"a", "b", "c", "M.get(1, 0)", "ones(3)"};
    var numbers = new String[]{"2", "0.25", "n", "k", "boxed", "-3", "1f"};
    boolean tensor = random.nextBoolean();
    var text = tensor ? tensors[random.nextInt(tensors.length)] : numbers[random.nextInt(numbers.length)];
    return new Pair(text, text, tensor, text.startsWith("-") ? 2 : 3);
  }

  private static Pair negated(Pair x) {
    var inner = x.at(2);
    return new Pair("- " + inner, x.tensor ? "(" + x.methods + ").neg()" : "(-(" + x.methods + "))", x.tensor, 2);
  }

  private Pair called(Pair x) {
    var name = new String[]{"tanh", "sum", "abs"}[random.nextInt(3)];
    return new Pair(name + "(" + x.operators + ")", name + "(" + x.methods + ")", true, 3);
  }

  private Pair binary(Pair left, Pair right) {
    boolean tensor = left.tensor || right.tensor;
    int sign = random.nextInt(tensor ? SIGNS.length : 3);
    int rank = sign < 2 ? 0 : sign < 4 ? 1 : -1;
    var blank = random.nextBoolean() ? " " : "";
    var operators = left.at(rank < 0 ? 0 : rank) + blank + SIGNS[sign][0] + " " + right.at(rank + 1);
    return new Pair(operators, methods(left, sign, right), tensor, rank);
  }

  private static String methods(Pair left, int sign, Pair right) {
    if (left.tensor) return "(" + left.methods + ")." + SIGNS[sign][1] + "(" + right.methods + ")";
    if (!right.tensor) return "(" + left.methods + " " + SIGNS[sign][0] + " " + right.methods + ")";
    return "Tensor.scalar(F32, " + left.methods + ")." + SIGNS[sign][1] + "(" + right.methods + ")";
  }
}
