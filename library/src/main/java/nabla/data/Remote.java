package nabla.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A published data file: its name, where it is on the net, and the SHA-256 of its bytes, by which a copy is known to be that very file.
public record Remote(String name, URI from, String sha256) {
  /// Whether a file on this machine is this one.
  ///
  /// @throws IOException where it cannot be read
  public boolean is(Path file) throws IOException { return sha256(file).equals(sha256); }

  /// The SHA-256 of a file's bytes, in hexadecimal digits.
  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var piece = new byte[1 << 16];
      for (int n; (n = in.read(piece)) > 0;) digest.update(piece, 0, n);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
