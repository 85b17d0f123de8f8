package nabla.grad;

import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.derive.Derived;
import nabla.display.Bundle;
import org.junit.jupiter.api.Test;

/// Every operation of the sealed tree can be derived: what is printed has the value that is computed.
class DerivableTest {
  private static final int EACH = 6;

  @Test
  void everyOperationsDerivationComputesItsGradient() {
    var table = new OpTable();
    var wrong = new ArrayList<String>();
    int derived = 0;
    for (var op : OpTable.operations()) {
      int tried = 0;
      for (var sample : table.of(op)) {
        if (!sample.op().differentiable() || sample.op() instanceof Cast || sample.inputs().stream().anyMatch(x -> x.size() == 0)
            || tried++ >= EACH)
          continue;
        try {
          derived += one(sample);
        } catch (RuntimeException | AssertionError e) {
          wrong.add(sample + ": " + e);
        }
      }
    }
    assertTrue(derived > 300, derived + " derivations");
    assertTrue(wrong.isEmpty(), wrong.size() + " of " + derived + "\n" + String.join("\n", wrong));
  }

  private static int one(Sample sample) {
    var in = new Tensor[sample.inputs().size()];
    for (int i = 0; i < in.length; i++)
      in[i] = sample.fixed().get(i) ? Tensor.of(sample.inputs().get(i)) : Tensor.param("x" + i, sample.inputs().get(i));
    var y = sample.apply(in);
    if (y.size() == 0 || !y.tracked()) return 0;
    var loss = y.mul(Tensor.of(new Rng(3).normal(DType.F64, y.shape(), 0, 1))).sum();
    var derived = Derived.of(loss);
    double error = derived.error();
    assertTrue(error < 1e-9, "error " + error + " in\n" + derived);
    var latex = derived.display().data().get(Bundle.LATEX);
    for (var ugly : List.of("1 \\cdot", "+ -", "- -")) assertFalse(latex.contains(ugly), latex);
    return 1;
  }
}
