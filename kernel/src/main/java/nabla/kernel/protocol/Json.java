package nabla.kernel.protocol;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.history.HistoryEntry;
import io.github.spencerpark.jupyter.messages.adapters.HistoryEntryAdapter;

/// Message contents as JSON, and back.
final class Json {
  private static final Gson GSON = new GsonBuilder().registerTypeAdapter(HistoryEntry.class, HistoryEntryAdapter.INSTANCE).create();

  private Json() {}

  static JsonObject tree(Object content) {
    return GSON.toJsonTree(content).getAsJsonObject();
  }

  static <T> T read(JsonObject json, Class<T> type) {
    return GSON.fromJson(json, type);
  }

  static String text(JsonObject from, String name, String otherwise) {
    return from.has(name) && from.get(name).isJsonPrimitive() ? from.get(name).getAsString() : otherwise;
  }

  static boolean flag(JsonObject from, String name, boolean otherwise) {
    return from.has(name) && from.get(name).isJsonPrimitive() ? from.get(name).getAsBoolean() : otherwise;
  }

  static int number(JsonObject from, String name, int otherwise) {
    return from.has(name) && from.get(name).isJsonPrimitive() ? from.get(name).getAsInt() : otherwise;
  }
}
