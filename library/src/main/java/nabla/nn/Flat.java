package nabla.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.grad.Tensor;

/// A model as a function of one vector of all its learned parameters, in their order: for Hessians, lines through parameter space, pruning (U-1.2, J-4.9a).
public record Flat(Layer model, Map<String, Integer> starts, int size) {
  public static Flat of(Layer model) {
    var starts = new LinkedHashMap<String, Integer>();
    int at = 0;
    for (var p : model.parameters().entrySet()) {
      starts.put(p.getKey(), at);
      at += p.getValue().size();
    }
    if (at == 0) throw new IllegalArgumentException("flat: the model has no parameters");
    return new Flat(model, starts, at);
  }

  /// The parameters in one vector of double precision, detached.
  public Tensor vector() {
    var x = new double[size];
    model.parameters().forEach((path, p) -> System.arraycopy(p.toDoubles(), 0, x, starts.get(path), p.size()));
    return Tensor.of(Array.of(x, Shape.of(size)));
  }

  /// The model with the parameters taken from this vector; gradients and Hessians by the vector can be asked for.
  public Layer at(Tensor vector) {
    fits(vector.shape());
    return Parts.replace(model, (path, p) -> vector.slice(0, starts.get(path), starts.get(path) + p.size()).reshape(p.shape().dims()));
  }

  /// Writes this vector into the model itself.
  public void write(Array vector) {
    fits(vector.shape());
    var x = vector.toDoubles();
    model.parameters().forEach((path, p) -> p.update(
        Array.copyOf(p.dtype(), java.util.Arrays.copyOfRange(x, starts.get(path), starts.get(path) + p.size()), p.shape())));
  }

  private void fits(Shape shape) {
    if (!shape.equals(Shape.of(size)))
      throw new IllegalArgumentException("flat: the model has " + size + " parameters, the vector shape " + shape);
  }

  /// Which parameter a place of the vector is: `0.weight[1, 2]`.
  public String name(int place) {
    if (place < 0 || place >= size) throw new IllegalArgumentException("flat: place " + place + " of " + size);
    var found = starts.entrySet().stream().filter(e -> e.getValue() <= place).reduce((_, later) -> later).orElseThrow();
    var shape = model.parameters().get(found.getKey()).shape();
    var index = new ArrayList<Integer>();
    int rest = place - found.getValue();
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      index.addFirst(rest % shape.dim(axis));
      rest /= shape.dim(axis);
    }
    return found.getKey() + index;
  }

  /// A vector cut into arrays of the parameters' shapes, by path.
  public Map<String, Array> cut(double[] vector) {
    fits(Shape.of(vector.length));
    var parts = new LinkedHashMap<String, Array>();
    model.parameters().forEach((path, p) -> parts.put(path,
        Array.copyOf(DType.F64, java.util.Arrays.copyOfRange(vector, starts.get(path), starts.get(path) + p.size()), p.shape())));
    return parts;
  }

  /// The places of the weights, not those of biases and other vectors.
  public List<Integer> weights() {
    var places = new ArrayList<Integer>();
    model.parameters().forEach((path, p) -> {
      if (p.rank() >= 2) for (int i = 0; i < p.size(); i++) places.add(starts.get(path) + i);
    });
    return places;
  }
}
