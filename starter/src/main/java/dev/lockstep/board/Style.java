package dev.lockstep.board;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The style sheet that stands in the page.
 *
 * @param hash of the style sheet, by which a browser knows that it is the one meant
 */
record Style(String css, String hash) {

  static Style load() {
    try (InputStream resource = Style.class.getResourceAsStream("board.css")) {
      if (resource == null) {
        throw new IllegalStateException("The style sheet of the board is not in this build.");
      }
      String css = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
      return new Style(css, "sha256-" + Base64.getEncoder().encodeToString(digest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** Nothing but this style sheet may run, load or frame. */
  String policy() {
    return "default-src 'none'; style-src '%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        .formatted(hash);
  }
}
