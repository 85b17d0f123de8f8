package nabla.kernel.protocol;

import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Map;
import nabla.display.Bundle;

/// Bundles as the protocol's display data.
final class Pictures {
  private Pictures() {}

  static DisplayData data(Bundle bundle, String id) {
    var data = data(bundle.data());
    if (id != null) data.setDisplayId(id);
    return data;
  }

  /// Strings stay strings; JSON types become JSON.
  static DisplayData data(Map<String, String> forms) {
    var data = new DisplayData();
    forms.forEach((mime, content) -> data.putData(mime, mime.endsWith("json") ? json(content) : content));
    return data;
  }

  private static Object json(String content) {
    try {
      return JsonParser.parseString(content);
    } catch (JsonSyntaxException e) {
      return content;
    }
  }
}
