package nabla.kernel.wire;

import static nabla.kernel.wire.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  private static JsonArray history(Client client, String request) {
    return client.ask("history_request", json(request)).reply().content().getAsJsonArray("history");
  }

  @Test
  void historyIsKeptAcrossARestart(@TempDir Path data) throws Exception {
    try (var kernel = new KernelProcess(data); var client = new Client(kernel.connection)) {
      client.run("1 + 1");
      client.run("int b = 3;");
      client.run("1 + 1");
      assertEquals("[[1,2,\"int b = 3;\"],[1,3,\"1 + 1\"]]",
          history(client, "{'hist_access_type': 'tail', 'n': 2, 'output': false}").toString());
      client.ask(Channel.CONTROL, "shutdown_request", json("{'restart': true}"));
      kernel.process.waitFor();
    }
    try (var kernel = new KernelProcess(data); var client = new Client(kernel.connection)) {
      client.run("7");
      assertEquals("[[1,3,[\"1 + 1\",\"2\"]],[2,1,[\"7\",\"7\"]]]",
          history(client, "{'hist_access_type': 'tail', 'n': 2, 'output': true}").toString());
      assertEquals("[[1,2,\"int b = 3;\"]]",
          history(client, "{'hist_access_type': 'range', 'session': -1, 'start': 2, 'stop': 3}").toString());
      assertEquals("[[1,1,\"1 + 1\"]]", history(client, "{'hist_access_type': 'range', 'session': 1, 'start': 1, 'stop': 2}").toString());
      assertEquals("[[2,1,\"7\"]]", history(client, "{'hist_access_type': 'range', 'session': 0, 'start': 1, 'stop': null}").toString());
      assertEquals(2, history(client, "{'hist_access_type': 'search', 'pattern': '1*[+]?1', 'n': 5}").size());
      assertEquals(1, history(client, "{'hist_access_type': 'search', 'pattern': '1*', 'unique': true}").size());
      assertEquals(0, history(client, "{'hist_access_type': 'search', 'pattern': '*nothing*'}").size());
      assertEquals("ok", client.ask("history_request", new JsonObject()).status());
    }
  }
}
