package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Lets in who knows the secret, and keeps one goods owner's calls from another's. */
final class ScendAccess {
  private final ScendAuth auth;
  private final String clientCode;
  private final InstantSource clock;
  private final Map<String, Instant> tokens = new ConcurrentHashMap<>();

  ScendAccess(ScendOptions options) {
    this.auth = options.auth();
    this.clientCode = options.clientCode();
    this.clock = options.clock();
  }

  /**
   * Passes or refuses.
   *
   * @throws Refusal 401 without the secret, 403 for another goods owner
   */
  void require(Call call) {
    String authorization = call.header("Authorization").orElse("");
    boolean known =
        switch (auth) {
          case ScendAuth.ApiKey key -> call.header(key.header()).orElse("").equals(key.key());
          case ScendAuth.Bearer bearer -> authorization.equals("Bearer " + bearer.token());
          case ScendAuth.Basic basic ->
              authorization.equals("Basic " + pair(basic.user(), basic.password()));
          case ScendAuth.TokenExchange exchange -> valid(authorization);
        };
    if (!known) {
      throw ScendProblem.refusal(401, "UNAUTHORISED", "The credentials are not accepted.");
    }
    requireOwner(call.header("X-Client-Code").orElse(clientCode));
  }

  void requireOwner(String owner) {
    if (!owner.equals(clientCode)) {
      throw ScendProblem.refusal(
          403, "FOREIGN_CLIENT", "The credentials belong to another goods owner.");
    }
  }

  /** Answers {@code POST /auth/token} with {@code {"Username","Password"}}. */
  Answer exchange(Call call) {
    if (!(auth instanceof ScendAuth.TokenExchange exchange)) {
      throw ScendProblem.refusal(501, "NOT_SUPPORTED", "This account exchanges no tokens.");
    }
    ObjectNode body = call.object().orElseGet(Json::object);
    boolean known =
        body.path("Username").asText().equals(exchange.user())
            && body.path("Password").asText().equals(exchange.password());
    if (!known) {
      throw ScendProblem.refusal(401, "UNAUTHORISED", "The credentials are not accepted.");
    }
    String token = UUID.randomUUID().toString();
    tokens.put(token, clock.instant().plus(exchange.life()));
    return Answer.ok(
        Json.object().put("Token", token).put("ExpiresIn", exchange.life().toSeconds()));
  }

  void expireTokens() {
    tokens.clear();
  }

  private boolean valid(String authorization) {
    Instant until =
        authorization.startsWith("Bearer ")
            ? tokens.get(authorization.substring("Bearer ".length()))
            : null;
    return until != null && clock.instant().isBefore(until);
  }

  private static String pair(String user, String password) {
    return Base64.getEncoder()
        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }
}
