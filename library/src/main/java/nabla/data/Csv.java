package nabla.data;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import nabla.display.Bundle;
import nabla.display.Displays;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvReadOptions;

/// CSV through Tablesaw: files become its tables, tables become data sets: a holder of the DSL. Once used, tables are shown as tables.
public final class Csv {
  private static final int ROWS = 20;

  private Csv() {}

  static {
    Displays.register(tech.tablesaw.api.Table.class, Csv::picture);
  }

  /// Reads a CSV file with a header line; column types are found from the data.
  public static tech.tablesaw.api.Table read(String file) { return read(Path.of(file)); }

  public static tech.tablesaw.api.Table read(Path file) {
    if (!Files.isReadable(file)) throw new DataException(file + " does not exist or cannot be read");
    try {
      return tech.tablesaw.api.Table.read().usingOptions(CsvReadOptions.builder(file.toFile()).header(true));
    } catch (RuntimeException e) {
      throw new DataException(file + " is no CSV file that could be read: " + e.getMessage());
    }
  }

  /// The shipped irises as a table.
  public static tech.tablesaw.api.Table irisTable() {
    try (var in = Csv.class.getResourceAsStream("iris.csv")) {
      return tech.tablesaw.api.Table.read()
          .usingOptions(CsvReadOptions.builder(new ByteArrayInputStream(in.readAllBytes())).tableName("iris").header(true));
    } catch (java.io.IOException e) {
      throw new DataException("the shipped irises cannot be read: " + e.getMessage());
    }
  }

  /// The number columns as inputs and one column as target: its numbers, or one-hot rows of its distinct texts.
  public static DataSet dataSet(tech.tablesaw.api.Table table, String target) {
    if (!table.containsColumn(target)) throw new DataException("the table has no column " + target + "; it has " + table.columnNames());
    var inputs = table.numericColumns().stream().filter(c -> !c.name().equals(target)).toList();
    if (inputs.isEmpty()) throw new DataException("the table has no number column besides " + target);
    int n = table.rowCount(), d = inputs.size();
    var x = new double[n * d];
    for (int i = 0; i < n; i++)
      for (int j = 0; j < d; j++) x[i * d + j] = number(inputs.get(j).getDouble(i), inputs.get(j).name(), i);
    var column = table.column(target);
    if (column instanceof NumericColumn<?> numbers)
      return new DataSet(table.name(), Sets.tensor(x, n, d),
          Sets.tensor(IntStream.range(0, n).mapToDouble(i -> number(numbers.getDouble(i), target, i)).toArray(), n, 1), List.of());
    var texts = IntStream.range(0, n).mapToObj(column::getString).toList();
    var classes = texts.stream().distinct().toList();
    return new DataSet(table.name(), Sets.tensor(x, n, d), Sets.oneHot(texts.stream().mapToInt(classes::indexOf).toArray(), classes.size()),
        classes);
  }

  private static double number(double value, String column, int row) {
    if (Double.isNaN(value)) throw new DataException(
        "column " + column + " has no number in row " + row + "; drop such rows first (table.dropRowsWithMissingValues())");
    return value;
  }

  private static Bundle picture(tech.tablesaw.api.Table table) {
    var first = table.first(ROWS);
    var text = table.name() + ": " + table.rowCount() + " rows, " + table.columnCount() + " columns\n" + first.print();
    var html = new StringBuilder("<div style=\"overflow:auto;max-height:30em\"><table><thead><tr>");
    for (var c : table.columns()) html.append("<th>").append(escape(c.name())).append("<br><small>")
        .append(escape(c.type().name().toLowerCase(java.util.Locale.ROOT))).append("</small></th>");
    html.append("</tr></thead><tbody>");
    for (int i = 0; i < first.rowCount(); i++) {
      html.append("<tr>");
      for (var c : first.columns()) html.append("<td>").append(escape(cell(c, i))).append("</td>");
      html.append("</tr>");
    }
    html.append("</tbody></table></div>");
    if (table.rowCount() > ROWS) html.append("<small>").append(ROWS).append(" of ").append(table.rowCount()).append(" rows</small>");
    return Bundle.text(text).with(Bundle.HTML, html.toString());
  }

  /// Numbers to six digits, as means and variances have more than can be read.
  private static String cell(Column<?> column, int row) {
    if (!(column instanceof NumericColumn<?> numbers) || column.isMissing(row) || !Double.isFinite(numbers.getDouble(row)))
      return column.getString(row);
    double x = numbers.getDouble(row);
    return x == Math.rint(x) ? column.getString(row) : String.valueOf(new BigDecimal(x).round(new MathContext(6)).doubleValue());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
