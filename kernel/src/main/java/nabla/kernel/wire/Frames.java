package nabla.kernel.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The frames of a message: route, delimiter, signature, header, parent header, metadata, content, buffers.
final class Frames {
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
  private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private final Signer signer;

  Frames(Signer signer) {
    this.signer = signer;
  }

  /// The message in these frames.
  ///
  /// @throws IllegalArgumentException when they hold none, or one with a bad signature
  Parcel read(Channel channel, List<byte[]> frames) {
    var at = delimiter(frames);
    if (frames.size() < at + 6) throw new IllegalArgumentException("a message needs six frames from its delimiter on");
    var parts = frames.subList(at + 2, at + 6);
    if (!signer.verify(frames.get(at + 1), parts)) throw new IllegalArgumentException("its signature is wrong");
    var header = json(parts.get(0));
    if (!isText(header.get("msg_type")) || !isText(header.get("msg_id")))
      throw new IllegalArgumentException("its header lacks msg_type or msg_id");
    return new Parcel(channel, List.copyOf(frames.subList(0, at)), header, json(parts.get(1)), json(parts.get(2)), json(parts.get(3)),
        List.copyOf(frames.subList(at + 6, frames.size())));
  }

  private static int delimiter(List<byte[]> frames) {
    for (var i = 0; i < frames.size(); i++)
      if (Arrays.equals(frames.get(i), DELIMITER)) return i;
    throw new IllegalArgumentException("it has no delimiter frame");
  }

  private static JsonObject json(byte[] part) {
    return JsonParser.parseString(new String(part, StandardCharsets.UTF_8)) instanceof JsonObject object ? object : new JsonObject();
  }

  private static boolean isText(JsonElement element) {
    return element != null && element.isJsonPrimitive();
  }

  List<byte[]> write(Parcel parcel) {
    var parts = List.of(bytes(parcel.header()), bytes(parcel.parent()), bytes(parcel.metadata()), bytes(parcel.content()));
    var frames = new ArrayList<>(parcel.route());
    frames.add(DELIMITER);
    frames.add(signer.sign(parts));
    frames.addAll(parts);
    frames.addAll(parcel.buffers());
    return frames;
  }

  /// UTF-8; half a surrogate pair, which JSON cannot carry, becomes `?`.
  private static byte[] bytes(JsonObject object) {
    return GSON.toJson(object).getBytes(StandardCharsets.UTF_8);
  }
}
