package dev.lockstep.platform.scend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Secret;
import dev.lockstep.http.ApiClient;
import dev.lockstep.http.AuthHeader;
import dev.lockstep.http.Authentication;
import dev.lockstep.http.TimeLimits;
import dev.lockstep.http.TokenExchange;
import dev.lockstep.http.UnreadableAnswer;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.PlatformFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * User and password exchanged for a short-lived token: one token for all callers of a connection,
 * fetched by one of them while the others wait.
 */
final class ScendTokens implements Authentication {
  private static final JsonMapper JSON = new JsonMapper();
  private static final MediaType JSON_TYPE = MediaType.get("application/json");
  private static final int LIFE_IF_UNSAID = 300;

  private final ConnectionId connection;
  private final ScendAuth auth;
  private final HttpUrl address;
  private final TokenExchange exchange;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock(true);
  private @Nullable Token current;

  private record Token(AuthHeader header, Instant renewAt) {}

  private ScendTokens(
      ConnectionId connection, ScendSettings settings, TimeLimits limits, PlatformContext context) {
    this.connection = connection;
    this.auth = settings.auth();
    String path = auth.tokenPath();
    this.address =
        HttpUrl.get(settings.baseUrl().toString())
            .newBuilder()
            .addPathSegments(path.startsWith("/") ? path.substring(1) : path)
            .build();
    this.clock = context.clock();
    this.exchange =
        new TokenExchange(connection, ApiClient.within(limits, context.http()), context.clock());
  }

  /** The way to authenticate that the settings ask for. */
  static Authentication authentication(
      ConnectionId connection, ScendSettings settings, TimeLimits limits, PlatformContext context) {
    ScendAuth auth = settings.auth();
    return switch (auth.strategy()) {
      case API_KEY_HEADER -> Authentication.key(auth.header(), auth.requireKey());
      case BEARER -> Authentication.bearer(auth.requireKey());
      case BASIC -> Authentication.basic(auth.requireUser(), auth.requirePassword());
      case TOKEN_EXCHANGE -> new ScendTokens(connection, settings, limits, context);
    };
  }

  @Override
  public AuthHeader header() {
    lock.lock();
    try {
      Token token = current;
      if (token == null || !clock.instant().isBefore(token.renewAt())) {
        token = fetch();
        current = token;
      }
      return token.header();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Renewal rejected(AuthHeader rejected) {
    lock.lock();
    try {
      Token token = current;
      if (token != null && token.header().equals(rejected)) {
        current = null;
      }
    } finally {
      lock.unlock();
    }
    return Renewal.TRY_AGAIN;
  }

  private Token fetch() {
    ObjectNode credentials =
        JSON.createObjectNode()
            .put(auth.userField(), auth.requireUser())
            .put(auth.passwordField(), auth.requirePassword().reveal());
    Request request =
        new Request.Builder()
            .url(address)
            .header("Accept", "application/json")
            .post(RequestBody.create(credentials.toString(), JSON_TYPE))
            .build();
    Instant asked = clock.instant();
    try {
      return exchange.ask(
          request, answer -> read(answer.status(), answer.body().toByteArray(), asked));
    } catch (IOException e) {
      throw failure(
          FailureKind.UNAVAILABLE,
          "No usable answer came to the token request. cause=%s. It is tried again."
              .formatted(e.getClass().getSimpleName()));
    }
  }

  private Token read(int status, byte[] body, Instant asked) throws IOException {
    if (status == 429 || status >= 500) {
      throw failure(
          FailureKind.UNAVAILABLE,
          "Scend gives no tokens at the moment. status=%d. It is tried again.".formatted(status));
    }
    if (status >= 300) {
      throw failure(
          FailureKind.UNAUTHORISED,
          "The user and password are not accepted. status=%d. Check them.".formatted(status));
    }
    JsonNode json = JSON.readTree(body);
    try {
      WireObject answer = WireObject.root(json);
      String token = answer.requireText(auth.tokenField());
      int seconds =
          answer.quantity(auth.expiresField()).map(Quantity::units).orElse(LIFE_IF_UNSAID);
      // A tenth early, so that a token does not expire under way.
      Duration life = Duration.ofSeconds(seconds).multipliedBy(9).dividedBy(10);
      return new Token(
          new AuthHeader("Authorization", new Secret("Bearer " + token)), asked.plus(life));
    } catch (UnreadableAnswer e) {
      throw failure(
          FailureKind.MALFORMED,
          "The answer to the token request is not as agreed. problem=%s. Check the auth settings."
              .formatted(e.getMessage()));
    }
  }

  private PlatformFailure failure(FailureKind kind, String sentence) {
    return PlatformFailure.of(kind, connection, sentence + " connection=" + connection);
  }
}
