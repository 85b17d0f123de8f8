package nabla.kernel.coverage;

import java.util.Locale;

/// What a concept may owe: a cell of this kind. A light concept owes one demonstration of any kind, one in prose a mention.
public enum Column {
  DERIVE, RUN, PLOT, EXERCISE, DEMO, TEXT;

  /// The column that a cell's `shows` names, or null.
  static Column of(String shows) {
    for (var column : values())
      if (column != DEMO && column.toString().equals(shows)) return column;
    return null;
  }

  /// Whether a cell of this kind pays what that column asks.
  boolean pays(Column owed) {
    return this == owed || owed == TEXT || owed == DEMO && this != TEXT && this != EXERCISE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
