package nabla.derive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nabla.grad.Tensor;

/// Places the nodes of a drawing in layers, inputs of a layer before it, crossings reduced by a few sweeps of barycentres.
final class Layers {
  private static final int SWEEPS = 6;

  private final Drawing drawing;
  private final Map<Tensor, Integer> layer = new HashMap<>();
  private final Map<Tensor, Double> place = new HashMap<>();
  private final Map<Tensor, List<Tensor>> users = new HashMap<>();
  private final List<List<Tensor>> rows = new ArrayList<>();

  Layers(Drawing drawing) {
    this.drawing = drawing;
    for (var node : drawing.nodes())
      for (var x : drawing.inputs().get(node)) users.computeIfAbsent(x, k -> new ArrayList<>()).add(node);
    for (var node : drawing.nodes()) layer.put(node, drawing.inputs().get(node).stream().mapToInt(x -> layer.get(x) + 1).max().orElse(0));
    for (var node : drawing.nodes())
      if (drawing.inputs().get(node).isEmpty())
        layer.put(node, users.getOrDefault(node, List.of()).stream().mapToInt(layer::get).min().orElse(1) - 1);
    for (var node : drawing.nodes()) row(layer.get(node)).add(node);
    rows.removeIf(List::isEmpty);
    for (int i = 0; i < rows.size(); i++)
      for (var node : rows.get(i)) layer.put(node, i);
    for (var row : rows) spread(row);
    for (int s = 0; s < SWEEPS; s++) sweep(s % 2 == 0);
  }

  private List<Tensor> row(int i) {
    while (rows.size() <= i) rows.add(new ArrayList<>());
    return rows.get(i);
  }

  /// Centred about 0, one unit apart.
  private void spread(List<Tensor> row) {
    for (int i = 0; i < row.size(); i++) place.put(row.get(i), i - (row.size() - 1) / 2.0);
  }

  private void sweep(boolean down) {
    for (var row : down ? rows : rows.reversed()) {
      row.sort(Comparator.comparingDouble(n -> centre(n, down)));
      spread(row);
    }
  }

  private double centre(Tensor n, boolean down) {
    var near = down ? drawing.inputs().get(n) : users.getOrDefault(n, List.of());
    return near.stream().mapToDouble(place::get).average().orElse(place.get(n));
  }

  int depth() {
    return rows.size();
  }

  int breadth() {
    return rows.stream().mapToInt(List::size).max().orElse(1);
  }

  int layer(Tensor node) {
    return layer.get(node);
  }

  double place(Tensor node) {
    return place.get(node);
  }
}
