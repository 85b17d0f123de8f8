package nabla.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nabla.display.Bundle;
import nabla.display.Displayable;
import nabla.grad.Tensor;

/// A pen-and-paper derivation that is checked: every line is computed on random values of its symbols and compared with the line before.
///
/// Lines are ordinary tensor expressions over declared symbols (`real`, `positive`, `vector`, `spd`, `random` …) with `E`, `Var`, `Cov`, `let` and
/// `partial`; their LaTeX is printed from them, so what is read is what is checked. Shown, a derivation has a tick at every line that follows,
/// or a cross and a counterexample at the first that does not. `qed()` makes a wrong line an error.
///
/// ```java
/// var x = random("x");
/// derivation("Var x = E x² − (E x)²")
///     .start(Var(x))
///     .step(E(square(x.sub(E(x)))), "definition")
///     .step(E(square(x)).sub(square(E(x))), "expand, E is linear");
/// ```
public final class Derivation implements Displayable {
  /// A line: the first of a chain (`relation` null), a step, or prose (`value` null).
  record Line(Relation relation, Tensor value, String because) {}

  /// A line that does not follow: its number (from 1), the symbols' values there (as LaTeX), and both sides.
  public record Failure(int line, String at, String left, String right) {
    @Override
    public String toString() {
      return "line (" + line + ") does not follow" + (at.isEmpty() ? "" : " at " + Plain.of(at)) + ": the line before is " + left
          + ", this one " + right;
    }
  }

  private final String title;
  private final List<Tensor> given;
  private final List<Line> lines;
  private List<Verdict> verdicts;

  private Derivation(String title, List<Tensor> given, List<Line> lines) {
    this.title = title;
    this.given = List.copyOf(given);
    this.lines = List.copyOf(lines);
  }

  /// An empty derivation.
  public static Derivation of(String title) {
    return new Derivation(title, List.of(), List.of());
  }

  /// States the symbols and names (`let`) that the derivation is about, in a line above it.
  public Derivation given(Tensor... symbols) {
    for (var x : symbols)
      if (Symbol.of(x) == null && !(x.op() instanceof Written)) throw new IllegalArgumentException(
          "given: only declared symbols and let(\"name\", …); declare it by real(\"x\"), vector(\"x\", n), random(\"x\") …");
    return new Derivation(title, List.of(symbols), lines);
  }

  /// Begins a chain of steps.
  public Derivation start(Tensor expression) {
    return plus(new Line(null, expression, ""));
  }

  /// `= expression`
  public Derivation step(Tensor expression, String because) {
    return plus(new Line(new Relation.Equal(), expression, because));
  }

  /// `= expression`, without a reason
  public Derivation step(Tensor expression) {
    return step(expression, "");
  }

  /// `≤ expression`
  public Derivation atMost(Tensor expression, String because) {
    return plus(new Line(new Relation.AtMost(), expression, because));
  }

  /// `≥ expression`
  public Derivation atLeast(Tensor expression, String because) {
    return plus(new Line(new Relation.AtLeast(), expression, because));
  }

  /// `≈ expression`, up to this relative error.
  public Derivation approx(Tensor expression, double tolerance, String because) {
    return plus(new Line(new Relation.Approx(tolerance), expression, because));
  }

  /// `→ expression` as the symbol goes to `to` (which may be infinite): verified on a sequence of values.
  public Derivation tends(Tensor symbol, double to, Tensor expression, String because) {
    if (Symbol.of(symbol) == null) throw new IllegalArgumentException("tends: the first argument must be a declared symbol");
    return plus(new Line(new Relation.Tends(symbol, to), expression, because));
  }

  /// A sentence between the lines, with formulas between dollar signs; it is not checked and gets no tick.
  public Derivation say(String prose) {
    return plus(new Line(null, null, prose));
  }

  private Derivation plus(Line line) {
    if (line.relation != null && lines.stream().noneMatch(l -> l.value != null))
      throw new IllegalStateException("step: begin by start(expression)");
    var more = new ArrayList<>(lines);
    more.add(line);
    return new Derivation(title, given, more);
  }

  /// This derivation with another expression in one place of `lines()`.
  Derivation with(int place, Tensor value) {
    var changed = new ArrayList<>(lines);
    changed.set(place, new Line(lines.get(place).relation, value, lines.get(place).because));
    return new Derivation(title, given, changed);
  }

  String title() {
    return title;
  }

  List<Tensor> given() {
    return given;
  }

  List<Line> lines() {
    return lines;
  }

  /// One verdict a line, in order.
  synchronized List<Verdict> verdicts() {
    if (verdicts == null) verdicts = new Verifier(this).all();
    return verdicts;
  }

  /// The numbers of the lines that do not follow, each compared with the last line that does.
  public List<Integer> wrong() {
    return verdicts().stream().filter(v -> !v.holds()).map(v -> v.failure().line()).toList();
  }

  /// Whether every line follows.
  public boolean holds() {
    return wrong().isEmpty();
  }

  /// The first line that does not follow.
  public Optional<Failure> failure() {
    return verdicts().stream().filter(v -> !v.holds()).map(Verdict::failure).findFirst();
  }

  /// This derivation where every line follows, an error that names the first wrong line where not.
  public Derivation qed() {
    failure().ifPresent(f -> {
      throw new AssertionError(title + ": " + f);
    });
    return this;
  }

  @Override
  public Bundle display() {
    return new Page(this).bundle();
  }

  @Override
  public String toString() {
    return display().text();
  }
}
