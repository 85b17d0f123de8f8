package nabla.kernel.protocol;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.messages.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import nabla.kernel.wire.Channel;
import nabla.kernel.wire.Parcel;

/// One message of a front end and the way back to it: replies go to its sender, publications name it as their parent.
final class Exchange {
  private final Parcel request;
  private final Consumer<Parcel> wire;
  private boolean replied;
  private Runnable afterwards = () -> {};

  Exchange(Parcel request, Consumer<Parcel> wire) {
    this.request = request;
    this.wire = wire;
  }

  Parcel request() {
    return request;
  }

  String type() {
    return request.type();
  }

  JsonObject content() {
    return request.content();
  }

  /// Publishes on iopub, from any thread and also after the exchange has ended.
  void publish(ContentType<?> content) {
    publish(content.getType().getName(), Json.tree(content), new JsonObject(), List.of());
  }

  void publish(String type, JsonObject content, JsonObject metadata, List<byte[]> buffers) {
    var topic = List.of(("nabla." + type).getBytes(StandardCharsets.UTF_8));
    var plain = Parcel.of(Channel.IOPUB, topic, type, request.header(), content);
    wire.accept(new Parcel(plain.channel(), topic, plain.header(), plain.parent(), metadata, content, buffers));
  }

  /// Asks the front end that sent the request, on its stdin channel; returns the question's id.
  String ask(ContentType<?> question) {
    var parcel = Parcel.of(Channel.STDIN, request.route(), question.getType().getName(), request.header(), Json.tree(question));
    wire.accept(parcel);
    return parcel.id();
  }

  /// Replies with the fields of `content`, and `status` `ok` where it names none.
  void reply(Object content) {
    reply(content, new JsonObject());
  }

  void reply(Object content, JsonObject metadata) {
    var json = content instanceof JsonObject object ? object : Json.tree(content);
    if (!json.has("status")) json.addProperty("status", "ok");
    var type = type().replaceFirst("_request$", "") + "_reply";
    var plain = Parcel.of(request.channel(), request.route(), type, request.header(), json);
    wire.accept(new Parcel(plain.channel(), plain.route(), plain.header(), plain.parent(), metadata, json, List.of()));
    replied = true;
  }

  boolean replied() {
    return replied;
  }

  /// What is to happen when idle has been published.
  void afterwards(Runnable action) {
    afterwards = action;
  }

  void finish() {
    afterwards.run();
  }
}
