package nabla.train;

import java.util.LinkedHashMap;
import java.util.Map;
import nabla.array.Array;
import nabla.array.Shape;
import nabla.nn.Layer;
import nabla.nn.Saved;

/// Waits for the watched loss to fall, and remembers the parameters it was lowest at.
final class EarlyStop {
  private final int patience;
  private double best = Double.POSITIVE_INFINITY;
  private int waited;
  private Map<String, Array> parameters;

  EarlyStop(int patience) {
    this.patience = patience;
  }

  boolean after(double value, Layer model) {
    if (patience == Integer.MAX_VALUE) return false;
    if (value < best) {
      best = value;
      waited = 0;
      parameters = Saved.state(model);
      return false;
    }
    return ++waited >= patience;
  }

  void restore(Layer model) {
    if (parameters != null) Saved.restore(model, parameters);
  }

  Map<String, Array> state() {
    var state = new LinkedHashMap<String, Array>();
    if (parameters == null) return state;
    state.put("stop", Array.of(new double[]{best, waited}, Shape.of(2)));
    parameters.forEach((path, numbers) -> state.put("best/" + path, numbers));
    return state;
  }

  void restore(Map<String, Array> state, Map<String, Array> bestParameters) {
    if (!state.containsKey("stop")) return;
    best = state.get("stop").get(0);
    waited = (int) state.get("stop").get(1);
    parameters = bestParameters;
  }
}
