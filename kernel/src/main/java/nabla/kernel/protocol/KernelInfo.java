package nabla.kernel.protocol;

import com.google.gson.JsonArray;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.messages.reply.KernelInfoReply;
import java.util.List;
import java.util.Optional;
import nabla.kernel.wire.Parcel;

/// `kernel_info_request`: who we are. Answered at once, whether or not a cell could run yet.
final class KernelInfo implements Handler {
  private static final String VERSION = Optional.ofNullable(KernelInfo.class.getPackage().getImplementationVersion()).orElse("0");

  @Override
  public void handle(Exchange exchange) {
    var language = new LanguageInfo.Builder("java").version(Runtime.version().toString()).mimetype("text/x-java").fileExtension(".java")
        .pygments("java").codemirror("text/x-java").exporter("script").build();
    var banner = "Nabla " + VERSION + ": deep learning, derived, run and plotted, on Java " + Runtime.version().feature();
    var help = List.of(
        new LanguageInfo.Help("Java SE API", "https://docs.oracle.com/en/java/javase/" + Runtime.version().feature() + "/docs/api/"),
        new LanguageInfo.Help("Learn Java", "https://dev.java/learn/"));
    var reply = Json.tree(new KernelInfoReply(Parcel.VERSION, "nabla", VERSION, language, banner, help));
    reply.add("supported_features", new JsonArray());
    reply.addProperty("debugger", false);
    exchange.reply(reply);
  }
}
