package nabla.data;

import static org.junit.jupiter.api.Assertions.*;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import nabla.array.Interrupted;
import nabla.display.Bundle;
import nabla.display.Screen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Downloads from a server of our own, which can cut connections, ignore or honour ranges, lie and refuse.
class DownloadTest {
  private static final int SIZE = 3_000_000;

  @TempDir Path folder;
  private HttpServer server;
  private byte[] content;
  private final List<String> ranges = new ArrayList<>();
  private int cutAfter = SIZE, status = 200;
  private boolean honoursRanges = true;

  @BeforeEach
  void serve() throws IOException {
    content = new byte[SIZE];
    new Random(1).nextBytes(content);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() { server.stop(0); }

  private void answer(HttpExchange exchange) throws IOException {
    var range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(String.valueOf(range));
    int from = range == null || !honoursRanges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    try (exchange) {
      if (status != 200 || from >= SIZE) {
        exchange.sendResponseHeaders(from >= SIZE ? 416 : status, -1);
        return;
      }
      if (from > 0) exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (SIZE - 1) + "/" + SIZE);
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, SIZE - from);
      exchange.getResponseBody().write(content, from, Math.min(cutAfter, SIZE - from));
    }
  }

  private Remote file() throws IOException {
    var whole = Files.write(folder.resolve("original"), content);
    return new Remote("set.bin", URI.create("http://localhost:" + server.getAddress().getPort() + "/set.bin"), Remote.sha256(whole));
  }

  private Path part() { return folder.resolve("cache/set.bin.part"); }

  private Store store() { return Store.at(folder.resolve("cache")); }

  private void isWhole(Path got) throws IOException {
    assertArrayEquals(content, Files.readAllBytes(got));
    try (var files = Files.list(folder.resolve("cache"))) {
      assertEquals(List.of("set.bin"), files.map(f -> f.getFileName().toString()).toList(), "nothing else is left in the cache");
    }
  }

  private String fails(Remote file) { return assertThrows(DataException.class, () -> store().need(file)).getMessage(); }

  @Test
  void aFileIsDownloadedOnceAndKept() throws IOException {
    isWhole(store().need(file()));
    isWhole(store().need(file()));
    assertEquals(List.of("null"), ranges);
  }

  @Test
  void aCutConnectionIsGoneOnWithFromWhereItBroke() throws IOException {
    cutAfter = 1_200_000;
    isWhole(store().need(file()));
    assertEquals(3, ranges.size(), ranges.toString());
    assertTrue(ranges.get(1).matches("bytes=[1-9]\\d*-"), ranges.toString());
  }

  @Test
  void aDownloadThatKeepsBreakingSaysSoAndIsResumedByTheNextCall() throws IOException {
    cutAfter = 500_000;
    var said = fails(file());
    assertTrue(said.matches("set\\.bin broke off after \\d\\.\\d MB \\(.*\\): run this again, and it goes on from there"), said);
    assertTrue(Files.size(part()) > 0 && !Files.exists(folder.resolve("cache/set.bin")), "only the part is there");
    long had = Files.size(part());
    cutAfter = SIZE;
    ranges.clear();
    isWhole(store().need(file()));
    assertEquals(List.of("bytes=" + had + "-"), ranges);
  }

  @Test
  void aServerWithoutRangesStartsAgain() throws IOException {
    Files.createDirectories(part().getParent());
    Files.write(part(), Arrays.copyOf(content, 1000));
    honoursRanges = false;
    isWhole(store().need(file()));
  }

  @Test
  void aPartThatIsWholeAlreadyIsOnlyRenamed() throws IOException {
    Files.createDirectories(part().getParent());
    Files.write(part(), content);
    isWhole(store().need(file()));
    assertEquals(List.of(), ranges);
  }

  @Test
  void aPartOfAnotherFileIsThrownAway() throws IOException {
    Files.createDirectories(part().getParent());
    Files.write(part(), new byte[4000]);
    isWhole(store().need(file()));
    Files.delete(folder.resolve("cache/set.bin"));
    Files.write(part(), new byte[SIZE + 5]);
    isWhole(store().need(file()));
  }

  @Test
  void aWrongChecksumKeepsNothing() throws IOException {
    var file = file();
    content[17]++;
    var said = fails(file);
    assertTrue(said.matches("(?s)http://localhost:\\d+/set.bin gave another file than expected \\(SHA-256 [0-9a-f]{64} instead of "
        + file.sha256()
        + "\\); it was not kept: get http.* elsewhere and put it into .*cache, or name the folder it is in by the environment variable NABLA_DATA"),
        said);
    try (var files = Files.list(folder.resolve("cache"))) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aFileThatIsNotThereIsToldWithItsStatus() throws IOException {
    status = 404;
    var said = fails(file());
    assertTrue(said.contains("/set.bin was answered with status 404: get http://localhost"), said);
  }

  @Test
  void withoutAConnectionTheMessageSaysWhatToPutWhere() throws IOException {
    var file = file();
    server.stop(0);
    var said = fails(file);
    assertTrue(said.startsWith("set.bin is not on this machine, and localhost cannot be reached ("), said);
    assertTrue(said.endsWith("With a connection, run this again; without one, get " + file.from() + " elsewhere and put it into "
        + folder.resolve("cache") + ", or name the folder it is in by the environment variable NABLA_DATA"), said);
  }

  @Test
  void aDamagedFileInTheCacheIsNamed() throws IOException {
    var got = store().need(file());
    Files.write(got, new byte[]{1, 2, 3});
    assertEquals(got + " is not the file that was published under this name, or is damaged: delete it, and it is downloaded again from "
        + file().from(), fails(file()));
  }

  @Test
  void twoNotebooksDoNotWriteTheSamePart() throws IOException {
    Files.createDirectories(part().getParent());
    var lock = part().resolveSibling("set.bin.lock");
    try (var other = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE); var _ = other.lock()) {
      assertEquals("set.bin is being downloaded by another notebook: wait for it, then run this again", fails(file()));
      assertTrue(Files.exists(lock), "the other's lock stays");
    }
    isWhole(store().need(file()));
  }

  @Test
  void anInterruptStopsAndLeavesAPart() throws IOException {
    var file = file();
    Thread.currentThread().interrupt();
    assertThrows(Interrupted.class, () -> store().need(file));
    assertTrue(Thread.interrupted());
    isWhole(store().need(file));
  }

  @Test
  void progressIsShownInMegabytes() throws IOException {
    var shown = new ArrayList<String>();
    var before = Screen.use(new Screen() {
      @Override
      public void show(Bundle bundle, String id) { shown.add(bundle.text()); }

      @Override
      public void update(Bundle bundle, String id) { shown.add(bundle.text()); }

      @Override
      public void clear(boolean wait) {}

      @Override
      public boolean live() { return true; }
    });
    try {
      store().need(file());
    } finally {
      Screen.use(before);
    }
    assertEquals("set.bin · 0/3 MB", shown.getFirst());
    assertTrue(shown.getLast().matches("set\\.bin · 3/3 MB · .* MB a second · .*"), shown.toString());
  }

  @Test
  void theNamedFolderComesBeforeTheCache() {
    var store = Store.standard(folder.toString(), folder.resolve("caches").toString());
    assertEquals(List.of(folder, folder.resolve("caches/nabla")), store.searched());
    assertEquals(folder.resolve("caches/nabla"), store.kept());
    assertEquals("NABLA_DATA names /no/such/place, which is no folder",
        assertThrows(DataException.class, () -> Store.standard("/no/such/place", null)).getMessage());
  }
}
