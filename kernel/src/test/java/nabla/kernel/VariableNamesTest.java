package nabla.kernel;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nabla.display.Bundle;
import nabla.display.Displays;
import nabla.kernel.shell.Shell;
import org.junit.jupiter.api.Test;

class VariableNamesTest {
  @Test
  void aDerivationUsesTheStudentsNames() {
    try (var shell = Sessions.open()) {
      var outcome = shell.run("""
          var data = tensor(1, 2);
          var W = param("W", eye(2));
          var hidden = tanh(W.mm(data));
          derive(sum(hidden), W)""", 1);
      var latex = Displays.of(assertInstanceOf(Shell.Value.class, outcome).value()).data().get(Bundle.LATEX);
      assertTrue(latex.contains("data") && latex.contains("hidden"), latex);
    }
  }
}
