package nabla.display;

import java.util.ArrayList;
import java.util.List;

/// A table of texts under a header, as HTML and as aligned plain text; numbers stand to the right.
///
/// Of long tables the first rows are shown and the rest counted.
public record Table(List<String> header, List<? extends List<?>> rows, String caption) implements Displayable {
  private static final int MOST = 20;

  public Table {
    for (var row : rows)
      if (row.size() != header.size())
        throw new IllegalArgumentException(
            "table: a row has %d cells and the header %d; give equally many".formatted(row.size(), header.size()));
    header = List.copyOf(header);
  }

  public Table(List<String> header, List<? extends List<?>> rows) {
    this(header, rows, "");
  }

  @Override
  public Bundle display() {
    return Bundle.text(toString()).with(Bundle.HTML, html());
  }

  private int shown() {
    return rows.size() <= MOST + 2 ? rows.size() : MOST;
  }

  /// Whether a column holds numbers, and so stands to the right.
  private boolean numeric(int column) {
    return !rows.isEmpty() && rows.getFirst().get(column) instanceof Number;
  }

  private String html() {
    var out = new StringBuilder("<div style=\"overflow-x:auto\"><table>");
    if (!caption.isEmpty())
      out.append("<caption style=\"caption-side:top;text-align:left\">").append(Values.escape(caption)).append("</caption>");
    out.append("<thead><tr>");
    for (int i = 0; i < header.size(); i++)
      out.append("<th style=\"text-align:").append(numeric(i) ? "right" : "left").append("\">").append(Values.escape(header.get(i)))
          .append("</th>");
    out.append("</tr></thead><tbody>");
    for (var row : rows.subList(0, shown())) {
      out.append("<tr>");
      for (var cell : row)
        out.append("<td style=\"text-align:").append(cell instanceof Number ? "right;font-variant-numeric:tabular-nums" : "left")
            .append("\">")
            .append(Values.escape(Values.brief(cell))).append("</td>");
      out.append("</tr>");
    }
    out.append("</tbody></table>");
    if (shown() < rows.size()) out.append("<div>… ").append(rows.size() - shown()).append(" more rows</div>");
    return out.append("</div>").toString();
  }

  @Override
  public String toString() {
    var lines = new ArrayList<List<String>>();
    lines.add(header);
    for (var row : rows.subList(0, shown())) lines.add(row.stream().map(Values::brief).toList());
    var widths = new int[header.size()];
    for (var line : lines) for (int i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], line.get(i).length());
    var out = new StringBuilder(caption.isEmpty() ? "" : caption + "\n");
    for (int r = 0; r < lines.size(); r++) {
      var text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        var cell = lines.get(r).get(i);
        var gap = " ".repeat(widths[i] - cell.length());
        boolean right = numeric(i);
        text.append(i == 0 ? "" : "  ").append(right ? gap + cell : cell + gap);
      }
      out.append(text.toString().stripTrailing()).append('\n');
    }
    if (shown() < rows.size()) out.append("… ").append(rows.size() - shown()).append(" more rows\n");
    return out.toString().stripTrailing();
  }
}
