package dev.lockstep.http;

import static dev.lockstep.http.Connections.CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.PlatformFailure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ApiClientTest {
  private static final ApiRequest READ = ApiRequest.get("orders/{id}", "o-1");
  private static final ApiRequest WRITE =
      ApiRequest.post("orders/{id}", "o-1").json(ByteString.encodeUtf8("{}"));
  private static final String HTML = "<html><body>Bad gateway</body></html>";

  private final MockWebServer server = new MockWebServer();
  private HttpUrl base = HttpUrl.get("http://localhost/");

  @BeforeEach
  void start() throws IOException {
    server.start();
    base = server.url("/project");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        row("500", status(500), FailureKind.UNAVAILABLE, FailureKind.OUTCOME_UNKNOWN),
        row("502 page", html(502), FailureKind.UNAVAILABLE, FailureKind.OUTCOME_UNKNOWN),
        row("503", status(503), FailureKind.UNAVAILABLE, FailureKind.OUTCOME_UNKNOWN),
        row("504", status(504), FailureKind.UNAVAILABLE, FailureKind.OUTCOME_UNKNOWN),
        row("408", status(408), FailureKind.UNAVAILABLE, FailureKind.OUTCOME_UNKNOWN),
        row("200 page", html(200), FailureKind.UNAVAILABLE, FailureKind.OUTCOME_UNKNOWN),
        row("404 page", html(404), FailureKind.UNAVAILABLE, FailureKind.OUTCOME_UNKNOWN),
        row("200 empty", status(200), FailureKind.UNAVAILABLE, FailureKind.OUTCOME_UNKNOWN),
        row("reset", reset(), FailureKind.UNAVAILABLE, FailureKind.OUTCOME_UNKNOWN),
        row("half a body", half(), FailureKind.UNAVAILABLE, FailureKind.OUTCOME_UNKNOWN),
        row("302", status(302), FailureKind.MALFORMED, FailureKind.MALFORMED),
        row("403", status(403), FailureKind.UNAUTHORISED, FailureKind.UNAUTHORISED),
        row("429", status(429), FailureKind.RATE_LIMITED, FailureKind.RATE_LIMITED));
  }

  @ParameterizedTest(name = "{0}: a read is {2}, a write is {3}")
  @MethodSource("failures")
  void the_decision_table(String what, MockResponse answer, FailureKind read, FailureKind write) {
    server.enqueue(answer);
    server.enqueue(answer);
    ApiClient client = Connections.client(base);

    assertThat(failureOf(client, READ).kind()).as(what).isEqualTo(read);
    assertThat(failureOf(client, WRITE).kind()).as(what).isEqualTo(write);
    assertThat(server.getRequestCount()).as("each went over the wire once").isEqualTo(2);
  }

  @Test
  void a_write_that_never_left_is_unavailable_since_it_cannot_have_happened() {
    server.close();

    PlatformFailure failure = failureOf(Connections.client(base), WRITE);

    assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
    assertThat(failure)
        .hasMessageMatching(
            "The platform could not be reached. connection=shop, call=POST orders/\\{id}, "
                + "cause=ConnectException, correlation=[0-9a-f-]{36}. It is tried again.");
  }

  @Test
  void a_write_without_an_answer_in_time_has_an_unknown_outcome() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    Duration brief = Duration.ofMillis(200);
    TimeLimits limits = new TimeLimits(Duration.ofSeconds(2), brief, Duration.ofSeconds(5));
    ApiClient client =
        new ApiClient(
            Connections.profile(base, limits, ErrorReading.BY_THE_BOOK),
            Authentication.bearer(new Secret("s3cret")),
            Connections.context());

    assertThat(failureOf(client, WRITE).kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
  }

  @Test
  void a_failure_names_the_call_and_the_next_step_but_neither_values_nor_the_address() {
    server.enqueue(status(500));

    assertThat(failureOf(Connections.client(base), WRITE))
        .hasMessageMatching(
            "The platform reports an error of its own. connection=shop, call=POST orders/\\{id}, "
                + "status=500, correlation=[0-9a-f-]{36}. The write may have happened; look it up.");
  }

  @Nested
  class What_the_adapter_judges {
    @ParameterizedTest
    @CsvSource({"200", "201", "400", "404", "409", "422"})
    void other_answers_are_handed_over(int status) {
      server.enqueue(json(status, "{\"version\": 7}"));

      ApiResponse answer = Connections.client(base).send(WRITE);

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.json().path("version").asInt()).isEqualTo(7);
    }

    @Test
    void an_empty_success_is_fine_where_no_body_is_due() {
      server.enqueue(status(204));

      assertThat(Connections.client(base).send(WRITE.withoutAnswerBody()).isSuccess()).isTrue();
    }

    @Test
    void what_is_not_json_is_malformed_after_a_read_and_unknown_after_a_write() {
      server.enqueue(json(200, "{\"version\":"));
      server.enqueue(json(200, "{\"version\":"));
      ApiClient client = Connections.client(base);

      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(() -> client.send(READ).json())
          .withMessage(
              "The answer is not JSON. connection=shop, call=GET orders/{id}, status=200. "
                  + "Check the configured address and what stands between.")
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.MALFORMED);
      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(() -> client.send(WRITE).json())
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }
  }

  @Nested
  class What_only_the_platform_knows {
    private final ErrorReading errors =
        new ErrorReading() {
          @Override
          public boolean isThrottle(ApiResponse forbidden) {
            return forbidden.body().utf8().contains("throttled");
          }

          @Override
          public boolean surelyHadNoEffect(ApiResponse error) {
            return error.body().utf8().contains("OverCapacity");
          }
        };

    private ApiClient client() {
      return new ApiClient(
          Connections.profile(base, Connections.LIMITS, errors),
          Authentication.bearer(new Secret("s3cret")),
          Connections.context());
    }

    @Test
    void a_403_that_means_slow_down_is_a_rate_limit() {
      server.enqueue(json(403, "{\"message\": \"throttled\"}"));

      assertThat(failureOf(client(), READ).kind()).isEqualTo(FailureKind.RATE_LIMITED);
    }

    @Test
    void a_503_that_promises_to_have_done_nothing_leaves_no_doubt_about_a_write() {
      server.enqueue(json(503, "{\"code\": \"OverCapacity\"}"));

      assertThat(failureOf(client(), WRITE).kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }
  }

  @Nested
  class On_the_wire {
    @Test
    void path_values_and_queries_are_encoded_and_a_correlation_id_goes_along()
        throws InterruptedException {
      server.enqueue(json(200, "{}"));

      Connections.client(base)
          .send(
              ApiRequest.get("orders/order-number={n}/x", "A/1 ä{}").query("where", "id > \"1\""));

      RecordedRequest sent = server.takeRequest();
      assertThat(sent.getTarget())
          .isEqualTo(
              "/project/orders/order-number=A%2F1%20%C3%A4%7B%7D/x?where=id%20%3E%20%221%22");
      assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer s3cret");
      assertThat(sent.getHeaders().get("X-Correlation-ID")).hasSize(36);
    }

    @Test
    void a_path_value_cannot_climb_out_of_its_place() {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> Connections.client(base).send(ApiRequest.get("orders/{id}", "..")));
    }

    @Test
    void a_fixed_credential_that_is_rejected_is_not_tried_twice() {
      server.enqueue(status(401));

      assertThat(failureOf(Connections.client(base), READ).kind())
          .isEqualTo(FailureKind.UNAUTHORISED);
      assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void every_exchange_is_counted_by_connection_method_and_outcome() {
      SimpleMeterRegistry meters = new SimpleMeterRegistry();
      PlatformContext context = Connections.context();
      ApiClient client =
          Connections.client(base, new PlatformContext(context.clock(), context.http(), meters));
      server.enqueue(json(200, "{}"));
      server.enqueue(status(429));

      client.send(READ);
      failureOf(client, WRITE);

      assertThat(meters.get("lockstep.platform.requests").tag("outcome", "2xx").timer().count())
          .isEqualTo(1);
      assertThat(
              meters
                  .get("lockstep.platform.requests")
                  .tags("connection", "shop", "method", "POST", "outcome", "429")
                  .timer()
                  .count())
          .isEqualTo(1);
    }
  }

  private static PlatformFailure failureOf(ApiClient client, ApiRequest request) {
    PlatformFailure failure =
        catchThrowableOfType(PlatformFailure.class, () -> client.send(request));
    assertThat(failure).as("no failure").isNotNull();
    assertThat(failure.connection()).isEqualTo(CONNECTION);
    return failure;
  }

  private static Arguments row(
      String what, MockResponse answer, FailureKind read, FailureKind write) {
    return Arguments.of(what, answer, read, write);
  }

  private static MockResponse status(int status) {
    return new MockResponse.Builder().code(status).build();
  }

  private static MockResponse html(int status) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "text/html")
        .body(HTML)
        .build();
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  private static MockResponse reset() {
    return new MockResponse.Builder()
        .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
        .build();
  }

  private static MockResponse half() {
    return json(200, "{\"version\": 7}")
        .newBuilder()
        .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
        .build();
  }
}
