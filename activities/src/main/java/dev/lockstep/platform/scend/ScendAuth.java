package dev.lockstep.platform.scend;

import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import org.jspecify.annotations.Nullable;

/** How requests to Scend prove who they are. */
public record ScendAuth(
    @Setting(value = "Which of the four ways is spoken.", byDefault = "api-key-header")
        Strategy strategy,
    @Setting("The API key or the bearer token.") @Nullable Secret key,
    @Setting(value = "The header that carries the API key.", byDefault = "X-Api-Key") String header,
    @Setting("The user, for basic and token-exchange.") @Nullable String user,
    @Setting("The password, for basic and token-exchange.") @Nullable Secret password,
    @Setting(value = "Where a token is asked for.", byDefault = "/auth/token") String tokenPath,
    @Setting(value = "The field of the token request that holds the user.", byDefault = "Username")
        String userField,
    @Setting(
            value = "The field of the token request that holds the password.",
            byDefault = "Password")
        String passwordField,
    @Setting(value = "The field of the answer that holds the token.", byDefault = "Token")
        String tokenField,
    @Setting(
            value = "The field of the answer that holds the token's life in seconds.",
            byDefault = "ExpiresIn")
        String expiresField) {

  /** The ways of the field; which one Scend speaks is not public. */
  public enum Strategy {
    API_KEY_HEADER,
    BEARER,
    BASIC,
    TOKEN_EXCHANGE
  }

  public ScendAuth {
    switch (strategy) {
      case API_KEY_HEADER, BEARER -> {
        if (key == null) {
          throw new IllegalArgumentException("This way to authenticate needs a key.");
        }
      }
      case BASIC, TOKEN_EXCHANGE -> {
        if (user == null || user.isBlank() || password == null) {
          throw new IllegalArgumentException(
              "This way to authenticate needs a user and a password.");
        }
      }
    }
  }

  public static ScendAuth apiKey(Secret key) {
    return of(Strategy.API_KEY_HEADER, key, null, null);
  }

  public static ScendAuth bearer(Secret token) {
    return of(Strategy.BEARER, token, null, null);
  }

  public static ScendAuth basic(String user, Secret password) {
    return of(Strategy.BASIC, null, user, password);
  }

  public static ScendAuth tokenExchange(String user, Secret password) {
    return of(Strategy.TOKEN_EXCHANGE, null, user, password);
  }

  private static ScendAuth of(
      Strategy strategy, @Nullable Secret key, @Nullable String user, @Nullable Secret password) {
    return new ScendAuth(
        strategy,
        key,
        "X-Api-Key",
        user,
        password,
        "/auth/token",
        "Username",
        "Password",
        "Token",
        "ExpiresIn");
  }

  /** The key of a strategy that has one. */
  Secret requireKey() {
    if (key == null) {
      throw new IllegalStateException("There is no key for " + strategy + ".");
    }
    return key;
  }

  /** The user of a strategy that has one. */
  String requireUser() {
    if (user == null) {
      throw new IllegalStateException("There is no user for " + strategy + ".");
    }
    return user;
  }

  /** The password of a strategy that has one. */
  Secret requirePassword() {
    if (password == null) {
      throw new IllegalStateException("There is no password for " + strategy + ".");
    }
    return password;
  }
}
