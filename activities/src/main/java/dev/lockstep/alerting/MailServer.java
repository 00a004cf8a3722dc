package dev.lockstep.alerting;

import dev.lockstep.common.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where mail is handed in.
 *
 * @param user null where the server asks nobody who they are
 * @param from the sender's address
 */
public record MailServer(
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable Secret password,
    String from) {

  /** How the connection is kept private. */
  public enum Security {
    /** Turned private before anything is said; refused where the server cannot. */
    STARTTLS,
    /** Private from the first byte. */
    TLS,
    /** Readable on the way: for a relay on the same machine only. */
    NONE
  }
}
