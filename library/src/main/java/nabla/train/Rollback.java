package nabla.train;

import java.util.LinkedHashMap;
import java.util.Map;
import nabla.array.Array;
import nabla.array.DType;
import nabla.nn.Saved;

/// Takes an epoch back after which the watched loss is higher than after the last one that was kept, and slows the optimiser down.
final class Rollback {
  private final double factor;
  private double last = Double.POSITIVE_INFINITY;
  private Map<String, Array> model = Map.of(), optimizer = Map.of();

  Rollback(double factor) {
    this.factor = factor;
  }

  void begin(Trainer plan) {
    if (factor == 1) return;
    model = Saved.state(plan.model);
    optimizer = plan.optimizer.state(plan.model.parameters());
  }

  void after(double value, Trainer plan) {
    if (factor == 1) return;
    if (value <= last || Double.isInfinite(last) && !Double.isNaN(value)) {
      last = value;
      return;
    }
    Saved.restore(plan.model, model);
    plan.optimizer.restore(optimizer, plan.model.parameters());
    plan.optimizer.slow(factor);
  }

  Map<String, Array> state() {
    var state = new LinkedHashMap<String, Array>();
    if (factor == 1) return state;
    state.put("kept", Array.scalar(DType.F64, last));
    model.forEach((path, numbers) -> state.put("back/" + path, numbers));
    optimizer.forEach((path, numbers) -> state.put("brake/" + path, numbers));
    return state;
  }

  void restore(Map<String, Array> state, Map<String, Array> ofModel, Map<String, Array> ofOptimizer) {
    if (!state.containsKey("kept")) return;
    last = state.get("kept").item();
    model = ofModel;
    optimizer = ofOptimizer;
  }
}
