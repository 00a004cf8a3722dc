package dev.lockstep.http;

import dev.lockstep.common.Secret;
import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;

/** How a connection proves who it is. */
public interface Authentication {

  /**
   * The header to send; may have to fetch a token first.
   *
   * @throws dev.lockstep.port.PlatformFailure where no token could be had
   */
  AuthHeader header();

  /**
   * The platform did not accept {@code rejected} (401).
   *
   * @return whether another header is worth one repeat of the request
   */
  Renewal rejected(AuthHeader rejected);

  /** What to do after a 401. */
  enum Renewal {
    TRY_AGAIN,
    GIVE_UP
  }

  /** A key in a header of the platform's own. */
  static Authentication key(String header, Secret key) {
    return fixed(new AuthHeader(header, key));
  }

  /** A long-lived bearer token. */
  static Authentication bearer(Secret token) {
    return fixed(new AuthHeader("Authorization", new Secret("Bearer " + token.reveal())));
  }

  static Authentication basic(String user, Secret password) {
    String credentials = Credentials.basic(user, password.reveal(), StandardCharsets.UTF_8);
    return fixed(new AuthHeader("Authorization", new Secret(credentials)));
  }

  private static Authentication fixed(AuthHeader header) {
    return new Authentication() {
      @Override
      public AuthHeader header() {
        return header;
      }

      @Override
      public Renewal rejected(AuthHeader rejected) {
        return Renewal.GIVE_UP;
      }
    };
  }
}
