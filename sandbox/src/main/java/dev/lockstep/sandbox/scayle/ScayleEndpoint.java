package dev.lockstep.sandbox.scayle;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where the platform posts to, with the Basic credentials it shows there. */
public record ScayleEndpoint(URI uri, String user, String password) {
  @SuppressWarnings("ConstantValue") // Jackson passes null for what the JSON leaves out.
  public ScayleEndpoint {
    if (uri == null || !uri.isAbsolute() || user == null || password == null) {
      throw new IllegalArgumentException(
          "An endpoint needs an absolute uri, a user and a password.");
    }
  }

  /** As the Admin API shows it: without what proves the platform. */
  String masked() {
    return uri.toString().replaceFirst("://", "://***:***@");
  }

  String authorization() {
    return basic(user, password);
  }

  static String basic(String user, String password) {
    String pair = user + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
