package dev.lockstep.sandbox.commercetools;

import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** OAuth 2 client credentials. */
final class Tokens {
  private final CommercetoolsOptions options;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  private record Grant(ApiClient client, Instant until) {}

  Tokens(CommercetoolsOptions options) {
    this.options = options;
  }

  Answer issue(Call call) {
    ApiClient client = authenticated(call).orElseThrow(Problem::invalidClient);
    Map<String, List<String>> form = Call.decodePairs(call.body());
    String grant =
        form.getOrDefault("grant_type", call.parameters("grant_type")).stream()
            .findFirst()
            .orElse("");
    if (!grant.equals("client_credentials")) {
      throw Problem.unsupportedGrant(grant);
    }
    String token = UUID.randomUUID().toString().replace("-", "");
    grants.put(token, new Grant(client, options.clock().instant().plus(options.tokenLife())));
    String scope =
        client.scopes().stream()
            .map(name -> name + ":" + options.projectKey())
            .collect(Collectors.joining(" "));
    return Answer.ok(
        Json.object()
            .put("access_token", token)
            .put("expires_in", options.tokenLife().toSeconds())
            .put("scope", scope)
            .put("token_type", "Bearer"));
  }

  /**
   * The client whose token the call bears, when it may do one of {@code scopes}.
   *
   * @throws dev.lockstep.sandbox.http.Refusal 401 or 403
   */
  ApiClient require(Call call, List<String> scopes) {
    String token =
        call.header("Authorization")
            .filter(header -> header.startsWith("Bearer "))
            .map(header -> header.substring("Bearer ".length()))
            .orElse("");
    Grant grant = grants.get(token);
    if (grant == null || !options.clock().instant().isBefore(grant.until())) {
      throw Problem.invalidToken();
    }
    if (!grant.client().mayUseAnyOf(scopes)) {
      throw Problem.insufficientScope(scopes, options.projectKey());
    }
    return grant.client();
  }

  void expireAll() {
    grants.clear();
  }

  private Optional<ApiClient> authenticated(Call call) {
    Optional<String> pair =
        call.header("Authorization")
            .filter(header -> header.startsWith("Basic "))
            .flatMap(header -> decoded(header.substring("Basic ".length())));
    return pair.flatMap(text ->
        options.clients().stream()
            .filter(client -> text.equals(client.clientId() + ":" + client.secret()))
            .findFirst());
  }

  private static Optional<String> decoded(String base64) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
