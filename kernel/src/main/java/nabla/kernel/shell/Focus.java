package nabla.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What JShell has to know to complete or document at a cursor: the snippet up to there, and before it, as one block,
/// the declarations of the same cell that have not run yet.
record Focus(String code, int shift) {
  private static final Pattern GOES_ON = Pattern.compile("\\s*(?:else|catch|finally|while)\\b.*|\\s*[;,.)].*", Pattern.DOTALL);
  private static final Pattern TYPE = Pattern
      .compile("\\s*(?:(?:public|private|protected|static|final|sealed|abstract)\\s+)*(?=(?:class|record|interface|enum)\\b)");
  private static final Pattern COMPUTED = Pattern.compile("\\s*(?:final\\s+)?var\\s+(\\w+)\\s*=.*[-+*/].*", Pattern.DOTALL);
  private static final Pattern INFERRED = Pattern.compile("\\s*(?:final\\s+)?var\\s+(\\w+)\\s*=.*", Pattern.DOTALL);

  /// The focus at the end of `text`, which is a cell up to the cursor. With `guess`, the result of in-cell arithmetic counts as a tensor.
  static Focus of(String text, Variables variables, boolean guess) {
    var masked = Mask.of(text);
    var starts = starts(masked);
    int start = starts.getLast();
    var before = new StringBuilder();
    for (int i = 0; i + 1 < starts.size(); i++)
      before.append(declaration(text.substring(starts.get(i), starts.get(i + 1)), variables, guess));
    if (before.isEmpty()) return new Focus(text.substring(start), start);
    before.insert(0, "{ ");
    return new Focus(before + text.substring(start), start - before.length());
  }

  /// Where the statements of masked text start that stand outside all brackets; the last is the one under the cursor.
  private static List<Integer> starts(String masked) {
    var starts = new ArrayList<>(List.of(0));
    int depth = 0;
    for (int i = 0; i < masked.length(); i++) {
      char c = masked.charAt(i);
      if ("([{".indexOf(c) >= 0) depth++;
      if (")]}".indexOf(c) >= 0) depth = Math.max(0, depth - 1);
      if (depth == 0 && (c == ';' || c == '}' && !GOES_ON.matcher(masked.substring(i + 1)).matches())) starts.add(i + 1);
      if (depth == 0 && c == '%' && (i == 0 || masked.charAt(i - 1) == '\n')) {
        int end = masked.indexOf('\n', i);
        if (end > 0) starts.add(end + 1);
      }
    }
    return starts;
  }

  /// A statement as far as it declares something that the session lacks.
  private static String declaration(String statement, Variables variables, boolean guess) {
    var masked = Mask.of(statement);
    var type = TYPE.matcher(masked);
    if (type.lookingAt()) return statement.substring(type.end()) + " ";
    var inferred = INFERRED.matcher(masked);
    var name = inferred.matches() ? inferred.group(1) : Declarations.typedVariable(statement);
    if (name == null || variables.all().containsKey(name)) return "";
    return guess && COMPUTED.matcher(masked).matches() ? "nabla.grad.Tensor " + name + " = null; " : statement + " ";
  }

  /// A position in `code` as one in the cell.
  int toCell(int position) {
    return position + shift;
  }
}
