package nabla.display;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;

/// The pictures of the JDK's own values: records, collections, maps, arrays and images.
final class Values {
  private static final int MOST = 40;

  private Values() {}

  static void register() {
    Displays.register(Object.class, Values::other);
    Displays.register(Record.class, Values::record);
    Displays.register(Collection.class, Values::collection);
    Displays.register(Map.class, Values::map);
    Displays.register(BufferedImage.class, Values::image);
  }

  private static Bundle other(Object value) {
    if (!value.getClass().isArray()) return Bundle.text(Objects.requireNonNullElse(value.toString(), "null"));
    int n = Array.getLength(value);
    if (value instanceof Object[] rows && n > 0
        && Arrays.stream(rows).allMatch(r -> r != null && r.getClass().isArray() && r.getClass().getComponentType().isPrimitive()))
      return matrix(rows);
    return value instanceof Object[] list && n > 0 && list[0] instanceof Record
        ? collection(Arrays.asList(list))
        : Bundle.text(brief(value));
  }

  /// Rows of numbers of one length.
  private static Bundle matrix(Object[] rows) {
    int wide = Array.getLength(rows[0]);
    if (wide == 0 || wide > 16 || Arrays.stream(rows).anyMatch(r -> Array.getLength(r) != wide)) return Bundle.text(brief(rows));
    var header = new ArrayList<String>(List.of(""));
    for (int i = 0; i < wide; i++) header.add(String.valueOf(i));
    var lines = new ArrayList<List<Object>>();
    for (int r = 0; r < rows.length; r++) {
      var line = new ArrayList<Object>(List.of(r));
      for (int i = 0; i < wide; i++) line.add(Array.get(rows[r], i));
      lines.add(line);
    }
    return new Table(header, lines, "%s[%d][%d]".formatted(rows[0].getClass().getComponentType(), rows.length, wide)).display();
  }

  private static Bundle record(Record value) {
    var rows = new ArrayList<List<Object>>();
    for (var part : value.getClass().getRecordComponents()) rows.add(Arrays.asList(part.getName(), part(value, part)));
    if (rows.isEmpty()) return Bundle.text(value.toString());
    return new Table(List.of("", value.getClass().getSimpleName()), rows).display().with(Bundle.TEXT, String.valueOf(value));
  }

  private static Object part(Record value, RecordComponent part) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(value);
    } catch (ReflectiveOperationException | RuntimeException hidden) {
      return "?";
    }
  }

  /// Records of one type make a table, a column a component; other collections stay on a line.
  private static Bundle collection(Collection<?> values) {
    var first = values.isEmpty() ? null : values.iterator().next();
    if (!(first instanceof Record) || values.stream().anyMatch(v -> v == null || v.getClass() != first.getClass()))
      return Bundle.text(brief(values));
    var parts = first.getClass().getRecordComponents();
    var rows = new ArrayList<List<Object>>();
    for (var v : values) rows.add(Arrays.stream(parts).map(p -> part((Record) v, p)).toList());
    return new Table(Arrays.stream(parts).map(RecordComponent::getName).toList(), rows,
        values.size() + " × " + first.getClass().getSimpleName()).display();
  }

  private static Bundle map(Map<?, ?> values) {
    if (values.isEmpty()) return Bundle.text("{}");
    var rows = new ArrayList<List<Object>>();
    values.forEach((k, v) -> rows.add(Arrays.asList(k, v)));
    return new Table(List.of("key", "value"), rows).display().with(Bundle.TEXT, brief(values));
  }

  private static Bundle image(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bundle.text("image of %d × %d pixels".formatted(image.getWidth(), image.getHeight())).with(Bundle.PNG,
        Base64.getEncoder().encodeToString(bytes.toByteArray()));
  }

  /// A value on one line: numbers in about six digits, long lists cut.
  static String brief(Object value) {
    return switch (value) {
      case null -> "null";
      case Double d -> number(d);
      case Float f -> number(f);
      case Collection<?> c -> list(c.size(), c.stream().limit(MOST).toList(), "[", "]");
      case Map<?, ?> m ->
        list(m.size(), m.entrySet().stream().limit(MOST).map(e -> brief(e.getKey()) + "=" + brief(e.getValue())).toList(), "{", "}");
      default -> value.getClass().isArray() ? array(value) : String.valueOf(value);
    };
  }

  private static String array(Object array) {
    int n = Array.getLength(array);
    var some = new ArrayList<Object>();
    for (int i = 0; i < Math.min(n, MOST); i++) some.add(Array.get(array, i));
    return array.getClass().getComponentType().getSimpleName() + "[" + n + "] " + list(n, some, "{", "}");
  }

  private static String list(int n, List<?> some, String open, String close) {
    var words = new ArrayList<String>();
    for (var v : some) words.add(brief(v));
    if (n > some.size()) words.add("… " + (n - some.size()) + " more");
    return open + String.join(", ", words) + close;
  }

  private static String number(double v) {
    if (!Double.isFinite(v)) return String.valueOf(v);
    if (v == Math.rint(v) && Math.abs(v) < 1e15) return v == 0 ? "0.0" : BigDecimal.valueOf(v).stripTrailingZeros().toPlainString() + ".0";
    double a = Math.abs(v);
    var rounded = new BigDecimal(v).round(new MathContext(6)).stripTrailingZeros();
    return a < 1e-4 || a >= 1e9 ? String.valueOf(rounded.doubleValue()) : rounded.toPlainString();
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
