package nabla.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signature of a message: HMAC-SHA256 over header, parent header, metadata and content; empty without a key.
final class Signer {
  static final String SCHEME = "hmac-sha256";
  private final Mac mac;

  Signer(String key) {
    try {
      mac = key.isEmpty() ? null : Mac.getInstance("HmacSHA256");
      if (mac != null) mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256: use a standard JDK", e);
    }
  }

  byte[] sign(List<byte[]> parts) {
    if (mac == null) return new byte[0];
    for (var part : parts) mac.update(part);
    return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
  }

  boolean verify(byte[] signature, List<byte[]> parts) {
    return mac == null || MessageDigest.isEqual(signature, sign(parts));
  }
}
