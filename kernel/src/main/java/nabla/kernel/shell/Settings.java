package nabla.kernel.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What `%config` can change in a session. A part of the kernel adds its settings when the session opens.
public final class Settings {
  /// A setting with its possible values, the first being the default.
  public record Setting(String name, List<String> values, String meaning) {}

  static final Setting NOTES = new Setting("notes", List.of("on", "off"), "notes on declarations that are unfinished or lost");
  static final Setting TRACEBACK = new Setting("traceback", List.of("short", "full"),
      "frames of libraries in errors: those next to a cell, or all");

  private final Map<String, Setting> known = new LinkedHashMap<>();
  private final Map<String, String> values = new ConcurrentHashMap<>();

  Settings() {
    add(NOTES);
    add(TRACEBACK);
  }

  /// Adds a setting with its default.
  public void add(Setting setting) {
    known.put(setting.name(), setting);
    values.put(setting.name(), setting.values().getFirst());
  }

  /// The settings, in the order in which they were added.
  public List<Setting> all() {
    return List.copyOf(known.values());
  }

  /// The present value of a setting.
  public String get(String name) {
    return values.get(setting(name).name());
  }

  /// Changes a setting; refuses unknown names and values.
  public void set(String name, String value) {
    var setting = setting(name);
    if (!setting.values().contains(value))
      throw new MagicError("%config: `" + name + "` is one of " + String.join(", ", setting.values()) + ", not `" + value + "`");
    values.put(name, value);
  }

  private Setting setting(String name) {
    var setting = known.get(name);
    if (setting != null) return setting;
    var near = Names.nearest(name, known.keySet()).map(n -> " Did you mean `" + n + "`?").orElse("");
    throw new MagicError("%config: there is no setting `" + name + "`." + near + " Settings: " + String.join(", ", known.keySet()));
  }
}
