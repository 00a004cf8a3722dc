package dev.lockstep.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Secret;
import dev.lockstep.port.PlatformFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A platform that says in its own way what HTTP has words for. */
class OwnErrorShapesTest {
  private static final ErrorReading OWN_WAY =
      new ErrorReading() {
        @Override
        public Optional<Duration> ownThrottle(ApiResponse error) {
          return error.body().utf8().contains("too often")
              ? Optional.of(Duration.ofSeconds(7))
              : Optional.empty();
        }

        @Override
        public boolean isWrongPath(ApiResponse page) {
          return true;
        }
      };

  private final MockWebServer server = new MockWebServer();
  private ApiClient client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client =
        new ApiClient(
            Connections.profile(server.url("/"), Connections.LIMITS, OWN_WAY),
            Authentication.bearer(new Secret("s3cret")),
            Connections.context());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private PlatformFailure failure(int status, String type, String body) {
    server.enqueue(
        new MockResponse.Builder().code(status).addHeader("Content-Type", type).body(body).build());
    return catchThrowableOfType(
        PlatformFailure.class, () -> client.send(ApiRequest.put("things/{id}", "1")));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 429, 500, 503})
  void an_error_of_any_status_may_ask_to_slow_down(int status) {
    PlatformFailure failure = failure(status, "application/json", "{\"why\":\"too often\"}");

    assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void a_success_never_does() {
    server.enqueue(
        new MockResponse.Builder()
            .code(200)
            .addHeader("Content-Type", "application/json")
            .body("{\"note\":\"calls too often\"}")
            .build());

    assertThat(client.send(ApiRequest.get("things/{id}", "1")).isSuccess()).isTrue();
  }

  @Test
  void a_page_sent_as_a_success_may_mean_that_nothing_is_at_the_path() {
    assertThat(failure(200, "text/html", "<html>no such page</html>").kind())
        .isEqualTo(FailureKind.MALFORMED);
  }

  @Test
  void a_page_sent_as_an_error_says_nothing_about_the_path() {
    assertThat(failure(502, "text/html", "<html>bad gateway</html>").kind())
        .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
  }
}
