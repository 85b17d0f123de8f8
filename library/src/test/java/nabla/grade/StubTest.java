package nabla.grade;

import static org.junit.jupiter.api.Assertions.*;

import org.junit.jupiter.api.Test;

class StubTest {
  @Test
  void aSolutionGivesWayToALineThatThrows() {
    assertEquals("""
        double f(double x) {
          throw new UnsupportedOperationException("not implemented yet");
        }""", Stub.of("""
        double f(double x) {
          // ### BEGIN SOLUTION
          double y = x * x;
          return y;
          // ### END SOLUTION
        }"""));
  }

  @Test
  void aMarkedLineGoes() {
    assertEquals("int a = 1;\nint c = 3;", Stub.of("int a = 1;\nint b = 2; // SOLUTION\nint c = 3;"));
  }

  @Test
  void unbalancedMarksAreRefused() {
    assertEquals("### BEGIN SOLUTION has no ### END SOLUTION",
        assertThrows(IllegalArgumentException.class, () -> Stub.of("// ### BEGIN SOLUTION\n")).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Stub.of("// ### END SOLUTION\n"));
  }

  @Test
  void hiddenTestsAndMarkSchemesGo() {
    assertEquals("a\nb", Stub.of("a\n// ### BEGIN HIDDEN TESTS\nassert false;\n// ### END HIDDEN TESTS\nb"));
    assertEquals("YOUR ANSWER HERE",
        Stub.ofText("### BEGIN SOLUTION\n42\n### END SOLUTION\n### BEGIN MARK SCHEME\n1 point\n### END MARK SCHEME"));
  }

  @Test
  void regionsDoNotCross() {
    assertEquals("### BEGIN HIDDEN TESTS stands before ### END SOLUTION: // ### BEGIN HIDDEN TESTS",
        assertThrows(IllegalArgumentException.class,
            () -> Stub.of("// ### BEGIN SOLUTION\n// ### BEGIN HIDDEN TESTS\n")).getMessage());
  }
}
