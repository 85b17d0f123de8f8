package nabla.grad;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON without escapes into maps, lists, strings and doubles.
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  static Object read(String text) {
    return new Json(text).value();
  }

  private char next() {
    while (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ',' || text.charAt(at) == ':') at++;
    return text.charAt(at);
  }

  private Object value() {
    return switch (next()) {
      case '{' -> map();
      case '[' -> list();
      case '"' -> string();
      default -> number();
    };
  }

  private Map<String, Object> map() {
    var map = new LinkedHashMap<String, Object>();
    for (at++; next() != '}';) map.put(string(), value());
    at++;
    return map;
  }

  private List<Object> list() {
    var list = new ArrayList<>();
    for (at++; next() != ']';) list.add(value());
    at++;
    return list;
  }

  private String string() {
    int from = at + 1;
    at = text.indexOf('"', from) + 1;
    return text.substring(from, at - 1);
  }

  private double number() {
    int from = at;
    while ("+-.eE".indexOf(text.charAt(at)) >= 0 || Character.isDigit(text.charAt(at))) at++;
    return Double.parseDouble(text.substring(from, at));
  }
}
