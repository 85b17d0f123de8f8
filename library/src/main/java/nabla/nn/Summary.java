package nabla.nn;

import java.util.ArrayList;
import java.util.List;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Shape;
import nabla.display.Bundle;
import nabla.display.Displayable;
import nabla.grad.Tensor;

/// A model as a table: its layers by path, the shape each gives where an input shape is known, and how many numbers it learns.
public record Summary(List<Row> rows, long parameters) implements Displayable {
  /// One layer: `shape` is empty where it is not known.
  public record Row(String path, String title, String shape, long parameters) {}

  /// The layers without shapes.
  public static Summary of(Layer model) {
    var rows = new ArrayList<Row>();
    list("", model, rows);
    return new Summary(rows, Parameters.count(model));
  }

  private static void list(String path, Layer layer, List<Row> rows) {
    switch (layer) {
      case Sequential s -> {
        for (int i = 0; i < s.layers().size(); i++) list(path.isEmpty() ? String.valueOf(i) : path + "." + i, s.layers().get(i), rows);
      }
      default -> rows.add(new Row(path, layer.title(), "", Parameters.count(layer)));
    }
  }

  /// The layers with the shapes they give an input of this shape (the batch included), found by running it once on zeros.
  public static Summary of(Layer model, int... input) {
    var trace = Tensor.noGrad(() -> Trace.of(model, Tensor.of(Array.full(DType.standard(), Shape.of(input), 0)), Mode.TEST));
    var rows = new ArrayList<Row>();
    for (var e : trace.entries())
      if (!(e.layer() instanceof Sequential))
        rows.add(new Row(e.path(), e.layer().title(), e.out().shape().toString(), Parameters.count(e.layer())));
    if (rows.isEmpty() || !(model instanceof Sequential))
      rows.add(new Row("", model.title(), trace.result().shape().toString(), Parameters.count(model)));
    return new Summary(rows, Parameters.count(model));
  }

  @Override
  public Bundle display() {
    return Bundle.text(plain()).with(Bundle.HTML, html());
  }

  private String plain() {
    int path = width("layer", 0), title = width("", 1), shape = width("result", 2);
    var text = new StringBuilder();
    var form = "%-" + path + "s  %-" + title + "s  %-" + shape + "s  %,12d%n";
    text.append(String.format(java.util.Locale.ROOT, form.replace("%,12d", "%12s"), "layer", "", "result", "parameters"));
    for (var r : rows) text.append(String.format(java.util.Locale.ROOT, form, r.path, r.title, r.shape, r.parameters));
    return text + String.format(java.util.Locale.ROOT, "%,d parameters", parameters);
  }

  private int width(String head, int column) {
    int width = Math.max(1, head.length());
    for (var r : rows) width = Math.max(width, (column == 0 ? r.path : column == 1 ? r.title : r.shape).length());
    return width;
  }

  private String html() {
    var body = new StringBuilder();
    for (var r : rows)
      body.append("<tr><td style=\"text-align:left\">").append(r.path).append("</td><td style=\"text-align:left\">").append(r.title)
          .append("</td><td style=\"text-align:left\">").append(r.shape)
          .append("</td><td style=\"text-align:right\">").append(String.format(java.util.Locale.ROOT, "%,d", r.parameters))
          .append("</td></tr>");
    return "<table><thead><tr><th style=\"text-align:left\">layer</th><th></th><th style=\"text-align:left\">result</th><th style=\"text-align:right\">parameters</th></tr></thead><tbody>"
        + body
        + "</tbody><tfoot><tr><td></td><td></td><td></td><td style=\"text-align:right\"><b>"
        + String.format(java.util.Locale.ROOT, "%,d", parameters) + "</b></td></tr></tfoot></table>";
  }

  @Override
  public String toString() {
    return plain();
  }
}
