package dev.lockstep.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Secret;
import dev.lockstep.port.PlatformFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientCredentialsTest {
  private final MockWebServer server = new MockWebServer();
  private final AtomicReference<Instant> now = new AtomicReference<>(Connections.NOW);

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ClientCredentials credentials() {
    return new ClientCredentials(
        Connections.CONNECTION,
        server.url("/oauth/token"),
        "client",
        new Secret("s3cret"),
        List.of("view_orders:p", "manage_orders:p"),
        new OkHttpClient(),
        now::get);
  }

  @Test
  void a_token_is_asked_for_with_basic_credentials_and_the_scopes_in_the_form()
      throws InterruptedException {
    server.enqueue(token("t1", 3600));

    assertThat(credentials().header().value().reveal()).isEqualTo("Bearer t1");

    RecordedRequest asked = server.takeRequest();
    assertThat(asked.getHeaders().get("Authorization")).isEqualTo("Basic Y2xpZW50OnMzY3JldA==");
    assertThat(asked.getBody().utf8())
        .isEqualTo("grant_type=client_credentials&scope=view_orders%3Ap+manage_orders%3Ap");
  }

  @Test
  void a_token_request_is_in_the_wire_log_without_a_word_of_what_it_says() {
    try (WireLines wire = WireLines.listen()) {
      server.enqueue(token("t0k3n", 3600));
      credentials().header();
      server.enqueue(new MockResponse.Builder().code(401).body("no client s3cret").build());
      assertThatExceptionOfType(PlatformFailure.class).isThrownBy(() -> credentials().header());

      assertThat(wire.lines())
          .extracting(
              line -> line.path("method").asText(),
              line -> line.path("path").asText(),
              line -> line.path("status").asInt(),
              line -> line.path("failure").asText())
          .containsExactly(
              tuple("POST", "token", 200, ""), tuple("POST", "token", 401, "UNAUTHORISED"));
      assertThat(wire.lines())
          .allSatisfy(line -> {
            assertThat(line.path("correlation").asText()).hasSize(36);
            assertThat(line.has("sent") || line.has("received")).isFalse();
            assertThat(line.toString()).doesNotContain("t0k3n").doesNotContain("s3cret");
          });
    }
  }

  @Test
  void a_token_is_kept_and_renewed_before_it_expires() {
    server.enqueue(token("t1", 3600));
    server.enqueue(token("t2", 3600));
    ClientCredentials credentials = credentials();
    credentials.header();

    now.set(Connections.NOW.plus(Duration.ofMinutes(54)));
    assertThat(credentials.header().value().reveal()).isEqualTo("Bearer t1");
    now.set(Connections.NOW.plus(Duration.ofMinutes(56)));
    assertThat(credentials.header().value().reveal()).isEqualTo("Bearer t2");
  }

  @Test
  void a_rejected_token_is_replaced_once_and_the_request_repeated() throws InterruptedException {
    server.enqueue(token("old", 3600));
    server.enqueue(new MockResponse.Builder().code(401).build());
    server.enqueue(token("new", 3600));
    server.enqueue(new MockResponse.Builder().body("{}").build());

    assertThat(client().send(ApiRequest.get("orders")).isSuccess()).isTrue();

    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer old");
    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer new");
  }

  @Test
  void a_second_rejection_is_final() {
    server.enqueue(token("old", 3600));
    server.enqueue(new MockResponse.Builder().code(401).build());
    server.enqueue(token("new", 3600));
    server.enqueue(new MockResponse.Builder().code(401).build());

    assertThatExceptionOfType(PlatformFailure.class)
        .isThrownBy(() -> client().send(ApiRequest.get("orders")))
        .extracting(PlatformFailure::kind)
        .isEqualTo(FailureKind.UNAUTHORISED);
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void a_late_complaint_about_an_old_token_leaves_the_new_one_alone() {
    server.enqueue(token("old", 3600));
    server.enqueue(token("new", 3600));
    ClientCredentials credentials = credentials();
    AuthHeader old = credentials.header();
    credentials.rejected(old);
    AuthHeader fresh = credentials.header();

    credentials.rejected(old);

    assertThat(credentials.header()).isSameAs(fresh);
  }

  @ParameterizedTest
  @CsvSource({
    "400, UNAUTHORISED",
    "401, UNAUTHORISED",
    "403, UNAUTHORISED",
    "429, RATE_LIMITED",
    "500, UNAVAILABLE",
    "503, UNAVAILABLE",
    "200, MALFORMED"
  })
  void an_answer_without_a_token_is_told_apart(int status, FailureKind kind) {
    server.enqueue(new MockResponse.Builder().code(status).body("{}").build());

    assertThatExceptionOfType(PlatformFailure.class)
        .isThrownBy(() -> credentials().header())
        .extracting(PlatformFailure::kind)
        .isEqualTo(kind);
  }

  @Test
  void wrong_credentials_are_said_in_one_sentence_without_showing_them() {
    server.enqueue(new MockResponse.Builder().code(401).body("{}").build());

    assertThatExceptionOfType(PlatformFailure.class)
        .isThrownBy(() -> credentials().header())
        .withMessage(
            "The client credentials are not accepted. connection=shop, status=401. "
                + "Check client id, secret and scopes.");
  }

  private ApiClient client() {
    return new ApiClient(
        Connections.profile(server.url("/p"), Connections.LIMITS, ErrorReading.BY_THE_BOOK),
        credentials(),
        Connections.context());
  }

  private static MockResponse token(String token, int life) {
    return new MockResponse.Builder()
        .body(
            "{\"access_token\":\"%s\",\"expires_in\":%d,\"token_type\":\"Bearer\"}"
                .formatted(token, life))
        .build();
  }
}
