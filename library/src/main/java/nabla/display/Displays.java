package nabla.display;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// The table of pictures: which function shows a value of which type.
///
/// A `Displayable` shows itself; types that cannot (JDK types, third-party tables) are registered here;
/// anything else is shown by its `toString`.
public final class Displays {
  private record Entry<T>(Class<T> type, Function<? super T, Bundle> picture) {}

  private static final List<Entry<?>> ENTRIES = new CopyOnWriteArrayList<>();

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
      case Displayable shown -> shown.display();
      default -> registered(value);
    };
  }

  private static Bundle registered(Object value) {
    for (var entry : ENTRIES)
      if (entry.type.isInstance(value)) return picture(entry, value);
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
