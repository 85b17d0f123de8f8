package nabla.kernel.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nabla.kernel.shell.Shell;

/// A cell that asks about a name: `name?`, `?name`, or `name??` for all there is. Its answer opens in the front end's pager.
record Question(String name, boolean detailed) {
  private static final Pattern FORM = Pattern.compile("\\?\\s*([\\w.$]+)|([\\w.$]+)\\s*(\\?{1,2})");

  static Optional<Question> in(String code) {
    var match = FORM.matcher(code.strip());
    if (!match.matches()) return Optional.empty();
    return Optional
        .of(match.group(1) != null ? new Question(match.group(1), false) : new Question(match.group(2), match.group(3).length() == 2));
  }

  /// The pager payload of the reply.
  JsonArray page(Shell java) {
    var known = java.inspect(name, name.length(), detailed);
    var page = new JsonObject();
    page.addProperty("source", "page");
    page.addProperty("start", 0);
    page.add("data", Json.tree(known.isEmpty() ? Map.of("text/plain", "nothing is known about " + name) : known));
    var payload = new JsonArray();
    payload.add(page);
    return payload;
  }
}
