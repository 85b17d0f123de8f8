package nabla.kernel.magic;

import java.util.List;
import nabla.kernel.operators.TensorOperators;
import nabla.kernel.shell.Magic;
import nabla.kernel.shell.MagicError;
import nabla.kernel.shell.Session;
import nabla.kernel.shell.Shell;

/// Switches operators on tensors off and on.
final class Operators implements Magic {
  @Override
  public String name() {
    return "operators";
  }

  @Override
  public String help() {
    return "%operators off\tplain Java from here on: a.mul(b), not a * b\n%operators on\toperators on tensors again";
  }

  @Override
  public Shell.Outcome run(Call call, Session session) {
    var setting = TensorOperators.OPERATORS;
    var value = call.arguments().strip();
    if (value.isEmpty()) System.out.println("operators on tensors are " + session.settings().get(setting.name()));
    else if (setting.values().contains(value)) session.settings().set(setting.name(), value);
    else throw new MagicError("%operators: write `%operators off` or `%operators on`");
    return Magic.done();
  }

  @Override
  public List<String> complete(String arguments, Session session) {
    return TensorOperators.OPERATORS.values();
  }
}
