package dev.lockstep.platform.cin7core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names for long things. */
final class Digests {
  private Digests() {}

  /** The first {@code bytes} of a digest, two letters each. */
  static String of(String text, int bytes) {
    return of(text.getBytes(StandardCharsets.UTF_8), bytes);
  }

  static String of(byte[] content, int bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
