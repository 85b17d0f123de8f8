package nabla.kernel;

import java.util.function.Consumer;
import nabla.derive.Names;
import nabla.grade.Grading;
import nabla.kernel.grading.CellAnswers;
import nabla.kernel.guard.Guard;
import nabla.kernel.magic.Magics;
import nabla.kernel.operators.TensorOperators;
import nabla.kernel.shell.Shell;
import nabla.kernel.shell.Shells;

/// Opens the shell that notebooks run in, with everything plugged in: the kernel, the notebook runner and the grader all start here.
public final class Sessions {
  private Sessions() {}

  /// A session whose answers `grade` looks at and whose variable names derivations use.
  public static Shell open() {
    var shell = Shells.open(new TensorOperators(), Magics.all());
    Grading.use(new CellAnswers(shell));
    Names.use(new VariableNames(shell));
    return shell;
  }

  /// A session for a submission: `grade` in its cells does nothing, and where it is guarded its cells and magics reach
  /// nothing outside; what is refused is told.
  public static Shell confined(boolean guarded, Consumer<String> refused) {
    Grading.skip();
    Guard.tell(refused);
    var shell = guarded
        ? Shells.guarded(new TensorOperators(), Magics.harmless())
        : Shells.open(new TensorOperators(), Magics.all());
    Names.use(new VariableNames(shell));
    return shell;
  }
}
