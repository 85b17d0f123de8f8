package nabla.grade.results;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/// Results as JSON, and read back.
public final class Json {
  static final Gson GSON = new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  private Json() {}

  static String of(ClassResults results) {
    return GSON.toJson(results) + "\n";
  }

  /// One result, as it is kept.
  public static String of(Graded graded) {
    return GSON.toJson(graded) + "\n";
  }

  /// A result that was kept.
  ///
  /// @throws IllegalArgumentException where the text is no result
  public static Graded graded(String json) {
    try {
      var graded = GSON.fromJson(json, Graded.class);
      if (graded == null || graded.status() == null || graded.student() == null) throw new IllegalArgumentException("not a result");
      return graded;
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a result: " + e.getMessage(), e);
    }
  }
}
