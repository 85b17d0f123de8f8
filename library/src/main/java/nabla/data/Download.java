package nabla.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import nabla.array.Interrupted;
import nabla.display.Progress;

/// One download into a store. It grows as `name.part` and is renamed once it is whole and has the right checksum; what broke off is gone on with.
final class Download {
  private static final int TRIES = 3, PIECE = 1 << 20;

  private final Remote file;
  private final Store store;
  private final Path whole, part;

  Download(Remote file, Store store) {
    this.file = file;
    this.store = store;
    whole = store.kept().resolve(file.name());
    part = store.kept().resolve(file.name() + ".part");
  }

  Path run() {
    var lock = store.kept().resolve(file.name() + ".lock");
    try {
      Files.createDirectories(store.kept());
      try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE); var held = channel.tryLock()) {
        if (held == null) throw new OverlappingFileLockException();
        try {
          if (!Files.exists(whole)) receive();
          return whole;
        } finally {
          Files.deleteIfExists(lock);
        }
      }
    } catch (OverlappingFileLockException busy) {
      throw new DataException(file.name() + " is being downloaded by another notebook: wait for it, then run this again");
    } catch (IOException e) {
      throw new DataException(file.name() + " cannot be kept in " + store.kept() + ": " + reason(e));
    }
  }

  private void receive() throws IOException {
    boolean resumed = length() > 0;
    if (!resumed || !file.is(part)) {
      pieces();
      if (resumed && !file.is(part)) {
        Files.delete(part);
        pieces();
      }
    }
    if (!file.is(part)) {
      var got = Remote.sha256(part);
      Files.delete(part);
      throw new DataException(file.from() + " gave another file than expected (SHA-256 " + got + " instead of " + file.sha256()
          + "); it was not kept: " + store.instead(file));
    }
    Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Asks for what is missing, again where the connection breaks after it brought something.
  private void pieces() throws IOException {
    for (int tries = 1;; tries++) {
      long before = length();
      try {
        ask();
        return;
      } catch (IOException broken) {
        if (Thread.currentThread().isInterrupted()) throw new Interrupted();
        if (tries < TRIES && length() > before) continue;
        throw new DataException(file.name() + " broke off after " + megabytes(length()) + " (" + reason(broken)
            + "): run this again, and it goes on from there");
      }
    }
  }

  private void ask() throws IOException {
    long had = length();
    try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).followRedirects(HttpClient.Redirect.NORMAL).build()) {
      var request = HttpRequest.newBuilder(file.from()).timeout(Duration.ofSeconds(30));
      if (had > 0) request.header("Range", "bytes=" + had + "-");
      var answer = answer(client, request.build());
      try (var in = answer.body()) {
        boolean goesOn = answer.statusCode() == 206
            && answer.headers().firstValue("Content-Range").orElse("").startsWith("bytes " + had + "-");
        if (answer.statusCode() == 416) Files.delete(part);
        else if (answer.statusCode() != 200 && !goesOn)
          throw new DataException(file.from() + " was answered with status " + answer.statusCode() + ": " + store.instead(file));
        else save(in, had, goesOn, answer.headers().firstValueAsLong("Content-Length").orElse(-1));
      }
      if (answer.statusCode() == 416) ask();
    }
  }

  private HttpResponse<InputStream> answer(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    } catch (IOException e) {
      throw new DataException(file.name() + " is not on this machine, and " + file.from().getHost() + " cannot be reached (" + reason(e)
          + "). With a connection, run this again; without one, " + store.instead(file));
    }
  }

  private void save(InputStream in, long had, boolean goesOn, long length) throws IOException {
    long start = goesOn ? had : 0, all = length < 0 ? 0 : start + length;
    var how = goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    try (var out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      int from = (int) (start / PIECE), to = (int) ((all + PIECE - 1) / PIECE);
      var bar = new Progress<>(IntStream.range(from, to).boxed().toList(), to - from, null).of(file.name(), "MB");
      for (int _ : bar) copy(in, out, PIECE);
      copy(in, out, Long.MAX_VALUE);
    }
  }

  private static void copy(InputStream in, java.io.OutputStream out, long most) throws IOException {
    var piece = new byte[1 << 14];
    for (long left = most; left > 0;) {
      Interrupted.check();
      int n = in.read(piece, 0, (int) Math.min(piece.length, left));
      if (n < 0) return;
      out.write(piece, 0, n);
      left -= n;
    }
  }

  private long length() throws IOException { return Files.exists(part) ? Files.size(part) : 0; }

  private static String megabytes(long bytes) { return String.format(Locale.ROOT, "%.1f MB", bytes / (double) PIECE); }

  /// The innermost message that an exception has, or its kind.
  private static String reason(Throwable e) {
    var text = e.getClass().getSimpleName();
    for (var cause = e; cause != null; cause = cause.getCause()) if (cause.getMessage() != null) text = cause.getMessage();
    return text;
  }
}
