package nabla.kernel.operators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nabla.kernel.operators.Operation.Operand;
import nabla.kernel.operators.Operation.Span;
import nabla.kernel.operators.Operation.Target;
import nabla.kernel.shell.Edits;
import nabla.kernel.shell.Edits.Edit;

/// A source, and those of its operations that have turned out to work on tensors, written as method calls.
///
/// `a * b` becomes `a.mul(b)`, `2 * b` `Operators.mul(2, b)`, `-a` `a.neg()`, `a += b` `a = a.add(b)`: left before right, each once, as in Java.
final class Draft {
  /// How an operation is written: whether its receiver is the left operand, and which call needs a cast to stay a number.
  record Reading(boolean method, boolean leftNumber, boolean rightNumber) {}

  /// The helpers for what a method of `Tensor` cannot say. The name stands where only a type can, so that no variable `nabla` hides it.
  static final String LIBRARY = "new nabla.lab.Operators()";

  private final String source;
  private final Syntax syntax;
  private final String library;
  private final boolean ownLines;
  private final Map<Operation, Reading> readings = new HashMap<>();
  private final List<Ranked> out = new ArrayList<>();
  private Edits written;

  /// An edit and its rank among those at the same place: inner closings, then outer openings, then replacements.
  private record Ranked(Edit edit, int rank) {}

  /// With `ownLines`, each call stands on a line of its own, so that a stack trace tells the operation and not only the statement.
  Draft(String source, Syntax syntax, String library, boolean ownLines) {
    this.source = source;
    this.syntax = syntax;
    this.library = library + ".";
    this.ownLines = ownLines;
  }

  String source() {
    return source;
  }

  /// The operation whose sign stands at this offset of the source and that is not yet read as a call, or null.
  Operation open(int sign) {
    var operation = syntax.operations().get(sign);
    return readings.containsKey(operation) ? null : operation;
  }

  void read(Operation operation, Reading reading) {
    readings.put(operation, reading);
    written = null;
  }

  Map<Operation, Reading> readings() {
    return Map.copyOf(readings);
  }

  int size() {
    return readings.size();
  }

  void clear() {
    readings.clear();
    written = null;
  }

  /// The operations read as calls, by what they span.
  Map<Span, Operation> calls() {
    var calls = new HashMap<Span, Operation>();
    readings.keySet().forEach(o -> calls.put(o.whole(), o));
    return calls;
  }

  Edits edits() {
    if (written != null) return written;
    out.clear();
    var calls = calls();
    readings.forEach((operation, reading) -> write(operation, reading, calls));
    for (var receiver : syntax.receivers())
      if (call(receiver, calls)) strip(receiver);
    out.sort(Comparator.comparingInt((Ranked r) -> r.edit.start()).thenComparingInt(Ranked::rank));
    return written = new Edits(source, out.stream().map(Ranked::edit).toList());
  }

  private void write(Operation o, Reading reading, Map<Span, Operation> calls) {
    var call = ownLines ? "\n(" : "(";
    if (o.compound()) assignment(o, reading, call);
    else if (o.operator() == Operator.NEG) {
      replace(o, o.sign().start(), o.right().whole().start(), newlines(o.sign().end(), o.right().whole().start()));
      receiver(o, o.right(), calls);
      close(o, o.right().whole().end(), ".neg" + call + ")" + (o.lambdaBody() ? ")" : ""));
      if (o.lambdaBody()) open(o, "(");
    } else if (reading.method) method(o, reading, calls, call);
    else number(o, reading, calls, call);
  }

  private void method(Operation o, Reading reading, Map<Span, Operation> calls, String call) {
    if (o.lambdaBody()) open(o, "(");
    receiver(o, o.left(), calls);
    sign(o, "." + o.operator().method + call + (reading.rightNumber ? "(double) " : ""), "");
    argument(o.right(), calls);
    close(o, o.whole().end(), o.lambdaBody() ? "))" : ")");
  }

  private void number(Operation o, Reading reading, Map<Span, Operation> calls, String call) {
    open(o, (o.lambdaBody() ? "(" : "") + library + o.operator().method + call + (reading.leftNumber ? "(double) " : ""));
    argument(o.left(), calls);
    sign(o, ",", " ");
    argument(o.right(), calls);
    close(o, o.whole().end(), o.lambdaBody() ? "))" : ")");
  }

  private void assignment(Operation o, Reading reading, String call) {
    var left = o.left().whole();
    var add = "." + o.operator().method + call + (reading.rightNumber ? "(double) " : "");
    switch (o.target()) {
      case Target.Plain() -> replace(o, o.sign().start(), o.sign().end(), "= " + left.of(source).replaceAll("\\s+", " ") + add);
      case Target.Element(int split) -> {
        int bracket = Syntax.sign(source, split, left.end(), "[");
        open(o, library + "at(");
        replace(o, bracket, bracket + 1, ", ");
        replace(o, left.end() - 1, left.end(), ")");
        replace(o, o.sign().start(), o.sign().end(), add);
      }
      case Target.Field(int split) -> {
        var field = source.substring(Syntax.sign(source, split, left.end(), "."), left.end());
        open(o, library + "at(");
        replace(o, split, left.end(), ", it$ -> it$" + field + ", (it$, v$) -> it$" + field + " = v$)");
        replace(o, o.sign().start(), o.sign().end(), add);
      }
    }
    if (!(o.target() instanceof Target.Plain)) blank(o, left.end(), o.sign().start());
    blank(o, o.sign().end(), o.right().whole().start());
    close(o, o.whole().end(), ")");
  }

  /// Writes `text` for the sign and takes the blanks around it away.
  private void sign(Operation o, String text, String after) {
    blank(o, o.left().whole().end(), o.sign().start());
    int end = o.sign().end(), next = o.right().whole().start();
    var tight = source.substring(end, next).isEmpty() || blank(o, end, next);
    replace(o, o.sign().start(), o.sign().end(), tight ? text + after : text);
  }

  private void receiver(Operation o, Operand operand, Map<Span, Operation> calls) {
    if (call(operand, calls)) strip(operand);
    else if (!operand.primary() && !operand.parenthesized()) {
      add(new Edit(operand.whole().start(), operand.whole().start(), "("), -operand.whole().end());
      close(operand.whole(), operand.whole().end(), ")", null);
    }
  }

  private void argument(Operand operand, Map<Span, Operation> calls) {
    if (call(operand, calls)) strip(operand);
  }

  /// Whether the operand, parentheses aside, has become a call.
  private static boolean call(Operand operand, Map<Span, Operation> calls) {
    var inner = calls.get(operand.inner());
    return inner != null && !inner.compound();
  }

  /// Takes the parentheses around a call away, where nothing but blanks stands in them.
  private void strip(Operand operand) {
    if (!operand.parenthesized() || (before(operand) + after(operand)).contains("/")) return;
    replace(null, operand.whole().start(), operand.inner().start(), newlines(operand.whole().start(), operand.inner().start()));
    replace(null, operand.inner().end(), operand.whole().end(), newlines(operand.inner().end(), operand.whole().end()));
  }

  private String before(Operand operand) {
    return source.substring(operand.whole().start(), operand.inner().start());
  }

  private String after(Operand operand) {
    return source.substring(operand.inner().end(), operand.whole().end());
  }

  private boolean blank(Operation o, int start, int end) {
    var text = source.substring(start, end);
    if (!text.isBlank() || text.contains("\n")) return false;
    if (start < end) replace(o, start, end, "");
    return true;
  }

  private String newlines(int start, int end) {
    return source.substring(start, end).replaceAll("[^\n]", "");
  }

  private void open(Operation o, String text) {
    add(new Edit(o.whole().start(), o.whole().start(), text, stands(o, text)), -o.whole().end());
  }

  private void close(Operation o, int at, String text) {
    close(o.whole(), at, text, stands(o, text));
  }

  private void close(Span of, int at, String text, String stands) {
    add(new Edit(at, at, text, stands), Integer.MIN_VALUE + source.length() - of.start());
  }

  private void replace(Operation o, int start, int end, String text) {
    if (start < end) add(new Edit(start, end, text, stands(o, text)), 1);
  }

  private String stands(Operation o, String text) {
    return text.contains("\n(") ? o.whole().of(source) : null;
  }

  private void add(Edit edit, int rank) {
    out.add(new Ranked(edit, rank));
  }
}
