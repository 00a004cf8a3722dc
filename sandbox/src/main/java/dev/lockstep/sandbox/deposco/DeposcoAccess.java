package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Issues access tokens for both grants met in the field, and lets in who bears one. */
final class DeposcoAccess {
  private final DeposcoOptions options;
  private final Map<String, Instant> tokens = new ConcurrentHashMap<>();

  DeposcoAccess(DeposcoOptions options) {
    this.options = options;
  }

  /** Answers {@code POST /oauth2/token}, a form. */
  Answer issue(Call call) {
    Form form = new Form(Call.decodePairs(call.body()));
    switch (form.text("grant_type")) {
      case "refresh_token" -> requireRefreshToken(form);
      case "client_credentials" -> requireBasic(call, form);
      default -> throw oauth(400, "unsupported_grant_type", "The grant type is not supported.");
    }
    String token = UUID.randomUUID().toString().replace("-", "");
    tokens.put(token, options.clock().instant().plus(options.tokenLife()));
    return Answer.ok(
        Json.object()
            .put("access_token", token)
            .put("token_type", "Bearer")
            .put("expires_in", options.tokenLife().toSeconds()));
  }

  /**
   * Passes or refuses.
   *
   * @throws Refusal 401 without a token in force
   */
  void require(Call call) {
    String authorization = call.header("Authorization").orElse("");
    Instant until =
        authorization.startsWith("Bearer ")
            ? tokens.get(authorization.substring("Bearer ".length()))
            : null;
    if (until == null || !options.clock().instant().isBefore(until)) {
      throw new Refusal(DeposcoProblem.answer(401, null));
    }
  }

  /** Access tokens only; the refresh token stays. */
  void expireAll() {
    tokens.clear();
  }

  private void requireRefreshToken(Form form) {
    boolean known =
        form.text("client_id").equals(options.clientId())
            && form.text("client_secret").equals(options.clientSecret());
    if (!known) {
      throw oauth(401, "invalid_client", "The client is not known.");
    }
    if (!form.text("refresh_token").equals(options.refreshToken())) {
      throw oauth(400, "invalid_grant", "The refresh token is not valid.");
    }
  }

  private void requireBasic(Call call, Form form) {
    String pair = options.clientId() + ":" + options.clientSecret();
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    if (!call.header("Authorization").orElse("").equals(basic)) {
      throw oauth(401, "invalid_client", "The client is not known.");
    }
    if (!form.text("businessUnitId").isEmpty()) {
      throw DeposcoProblem.invalid("Invalid business unit id");
    }
    String company = form.text("company");
    if (!company.isEmpty() && !company.equals(options.company())) {
      throw oauth(400, "invalid_request", "The company is not known.");
    }
  }

  private static Refusal oauth(int status, String error, String description) {
    ObjectNode body = Json.object().put("error", error).put("error_description", description);
    return new Refusal(Answer.json(status, body));
  }

  private record Form(Map<String, List<String>> pairs) {
    String text(String name) {
      return pairs.getOrDefault(name, List.of("")).getFirst();
    }
  }
}
