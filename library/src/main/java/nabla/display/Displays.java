package nabla.display;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// The table of pictures: which function shows a value of which type.
///
/// What is registered for a type comes first; else a `Displayable` shows itself, then come the pictures of the JDK's values
/// (records, collections, maps, arrays, images), and anything else is shown by its `toString`.
public final class Displays {
  private record Entry<T>(Class<T> type, Function<? super T, Bundle> picture) {}

  private static final List<Entry<?>> ENTRIES = new CopyOnWriteArrayList<>();

  private static final int OWN;

  static {
    Values.register();
    OWN = ENTRIES.size();
  }

  private Displays() {}

  /// Shows values of `type` (and its subtypes) by `picture`; the latest registration of a type wins.
  public static <T> void register(Class<T> type, Function<? super T, Bundle> picture) {
    ENTRIES.addFirst(new Entry<>(type, picture));
  }

  /// The forms of any value, `null` included.
  public static Bundle of(Object value) {
    return switch (value) {
      case null -> Bundle.text("null");
      case Bundle bundle -> bundle;
      default -> registered(value);
    };
  }

  /// The JDK's own pictures stand last in the table.
  private static Bundle registered(Object value) {
    int added = ENTRIES.size() - OWN, i = 0;
    for (var entry : ENTRIES) {
      if (i++ == added && value instanceof Displayable shown) return shown.display();
      if (entry.type.isInstance(value)) return picture(entry, value);
    }
    return Bundle.text(String.valueOf(value));
  }

  private static <T> Bundle picture(Entry<T> entry, Object value) {
    return entry.picture.apply(entry.type.cast(value));
  }

  /// The types registered, latest first.
  public static List<Class<?>> registered() {
    var types = new ArrayList<Class<?>>();
    for (var entry : ENTRIES) types.add(entry.type);
    return List.copyOf(types);
  }
}
