package dev.lockstep.port.webhook;

import dev.lockstep.common.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Keys a sender may show, each as good as the others, so that one can be replaced without a gap.
 *
 * <p>How long a comparison takes tells nothing about a key, nor about which one fits.
 */
public final class AcceptedKeys {
  private final List<byte[]> digests;

  public AcceptedKeys(Collection<Secret> keys) {
    this.digests = keys.stream().map(key -> digest(key.reveal())).toList();
  }

  public boolean accept(Optional<String> shown) {
    if (shown.isEmpty()) {
      return false;
    }
    byte[] candidate = digest(shown.get());
    boolean fits = false;
    for (byte[] digest : digests) {
      fits |= MessageDigest.isEqual(digest, candidate);
    }
    return fits;
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
