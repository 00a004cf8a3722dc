package dev.lockstep.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Secret;
import dev.lockstep.port.PlatformFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2 access tokens by one request that never changes: one token, shared by all callers of a
 * connection, fetched by one of them while the others wait, and renewed before it expires.
 */
public final class OAuthTokens implements Authentication {
  private static final Duration EARLY_AT_MOST = Duration.ofMinutes(5);

  private final ConnectionId connection;
  private final Request request;
  private final String credentials;
  private final TokenExchange exchange;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock(true);
  private volatile @Nullable Token current;

  private record Token(AuthHeader header, Instant renewAt) {}

  /**
   * @param request the whole request, as its grant wants it
   * @param credentials what to check where it is refused: {@code client id, secret and scopes}
   * @param http its time-outs hold for the token request as well
   */
  public OAuthTokens(
      ConnectionId connection,
      Request request,
      String credentials,
      OkHttpClient http,
      InstantSource clock) {
    this.connection = connection;
    this.request = request;
    this.credentials = credentials;
    OkHttpClient once =
        http.newBuilder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
    this.exchange = new TokenExchange(connection, once, clock);
    this.clock = clock;
  }

  @Override
  public AuthHeader header() {
    Token token = current;
    if (token != null && isFresh(token)) {
      return token.header();
    }
    lock.lock();
    try {
      Token meanwhile = current;
      if (meanwhile != null && isFresh(meanwhile)) {
        return meanwhile.header();
      }
      Token fetched = fetch();
      current = fetched;
      return fetched.header();
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

  private boolean isFresh(Token token) {
    return clock.instant().isBefore(token.renewAt());
  }

  private Token fetch() {
    Instant asked = clock.instant();
    try {
      return exchange.ask(request, answer -> read(answer, asked));
    } catch (IOException e) {
      throw PlatformFailure.of(
          FailureKind.UNAVAILABLE,
          connection,
          "The token endpoint could not be reached. connection=%s, cause=%s. It is tried again."
              .formatted(connection, e.getClass().getSimpleName()));
    }
  }

  private Token read(ApiResponse response, Instant asked) {
    if (response.status() == 429) {
      throw PlatformFailure.rateLimited(
          connection,
          "The token endpoint asks to slow down. connection=%s. It is tried again."
              .formatted(connection),
          RetryAfter.of(response.headers(), clock));
    }
    if (response.status() >= 500 || response.isHtml()) {
      throw PlatformFailure.of(
          FailureKind.UNAVAILABLE,
          connection,
          "The token endpoint is out of order. connection=%s, status=%d. It is tried again."
              .formatted(connection, response.status()));
    }
    if (!response.isSuccess()) {
      throw PlatformFailure.of(
          FailureKind.UNAUTHORISED,
          connection,
          "The client credentials are not accepted. connection=%s, status=%d. Check %s."
              .formatted(connection, response.status(), credentials));
    }
    JsonNode json = response.json();
    String token = json.path("access_token").asText("");
    if (token.isBlank()) {
      throw PlatformFailure.of(
          FailureKind.MALFORMED,
          connection,
          "The token endpoint answered without access_token. connection=%s. Check its address."
              .formatted(connection));
    }
    Duration life = Duration.ofSeconds(Math.max(0, json.path("expires_in").asLong(300)));
    Duration tenth = life.dividedBy(10);
    Duration early = tenth.compareTo(EARLY_AT_MOST) < 0 ? tenth : EARLY_AT_MOST;
    AuthHeader header = new AuthHeader("Authorization", new Secret("Bearer " + token));
    return new Token(header, asked.plus(life).minus(early));
  }
}
