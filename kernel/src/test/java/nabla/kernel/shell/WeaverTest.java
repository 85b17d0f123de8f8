package nabla.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WeaverTest {
  @Test
  void aSwitchOverTypesOfTheSessionRuns() {
    try (var cells = new Cells()) {
      cells.run(
          "sealed interface Form permits Disc, Box {} record Disc(double r) implements Form {} record Box(double a, double b) implements Form {}");
      cells.run(
          "double area(Form s) { return switch (s) { case Disc(var r) -> 3 * r * r; case Box(double a, double b) when a > 9 -> -1; case Box box -> box.a() * box.b(); }; }");
      assertEquals("12.0 6.0 -1.0", cells.value("area(new Disc(2)) + \" \" + area(new Box(2, 3)) + \" \" + area(new Box(10, 1))"));
    }
  }

  @Test
  void typesOfOneCellThatMeetInOneVariableRun() {
    try (var cells = new Cells()) {
      assertEquals("B", cells.value("""
          class A { public String toString() { return getClass().getSimpleName(); } } class B extends A {} class C extends A {}
          String pick(int n) { A a; if (n > 1) a = new B(); else a = new C(); return a.toString(); }
          pick(2)"""));
    }
  }
}
