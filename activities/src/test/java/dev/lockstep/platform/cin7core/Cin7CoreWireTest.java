package dev.lockstep.platform.cin7core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.OrderId;
import dev.lockstep.http.RatePolicy;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.OrderSource.ChangedOrder;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.sandbox.cin7core.Cin7Options;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, and what the platform's answers mean. */
class Cin7CoreWireTest {
  private static final OrderId ORDER = new OrderId("5b0a9f4e-1111-4222-8333-00000000c0de");

  private final MockWebServer server = new MockWebServer();
  private final PlatformContext context = TestAccount.context();
  private OrderSource source;

  @BeforeEach
  void start() throws IOException {
    server.start();
    source =
        TestAccount.source(
            TestAccount.setup(server.url("/ExternalApi/v2/").uri()).build(), context);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void answers(int status, String type, String body, @Nullable String retryAfter) {
    MockResponse.Builder answer =
        new MockResponse.Builder().code(status).addHeader("Content-Type", type).body(body);
    if (retryAfter != null) {
      answer.addHeader("Retry-After", retryAfter);
    }
    server.enqueue(answer.build());
  }

  private void answers(int status, String json) {
    answers(status, "application/json", json, null);
  }

  private PlatformFailure failure() {
    PlatformFailure failure = catchThrowableOfType(PlatformFailure.class, () -> source.read(ORDER));
    assertThat(failure).as("a PlatformFailure").isNotNull();
    return failure;
  }

  @Test
  void a_reading_asks_for_codes_and_leaves_the_bulk_out() throws InterruptedException {
    answers(200, SaleReadingTest.document(1).toString());

    source.read(ORDER);

    RecordedRequest request = server.takeRequest();
    assertThat(request.getTarget())
        .isEqualTo(
            "/ExternalApi/v2/sale?ID="
                + ORDER
                + "&HideInventoryMovements=true&CombineAdditionalCharges=false&CountryFormat=Code2");
    assertThat(request.getHeaders().get("api-auth-accountid")).isEqualTo(Cin7Options.ACCOUNT_ID);
    assertThat(request.getHeaders().get("api-auth-applicationkey"))
        .isEqualTo(Cin7Options.APPLICATION_KEY);
  }

  @Test
  void a_listing_says_since_when_as_the_platform_writes_times() throws InterruptedException {
    answers(200, "{\"Total\":0,\"Page\":1,\"SaleList\":[]}");

    source.changedSince(Instant.parse("2026-11-21T10:11:12.3456Z"), Optional.empty());

    assertThat(server.takeRequest().getTarget())
        .isEqualTo(
            "/ExternalApi/v2/saleList?Page=1&Limit=2&UpdatedSince=2026-11-21T10%3A11%3A12.345");
  }

  @Nested
  class A_listing {
    @Test
    void that_moves_while_it_is_paged_is_read_again() {
      page(3, row('a', 1), row('b', 2));
      page(3, row('b', 2));
      page(3);
      page(3, row('b', 2), row('a', 1));
      page(3, row('c', 3));

      assertThat(changed()).containsExactly(id('a'), id('b'), id('c'));
    }

    @Test
    void counts_a_sale_once_at_its_newest_change_oldest_first() {
      page(2, row('a', 1), row('b', 2));
      page(2, row('a', 3));

      assertThat(changed()).containsExactly(id('a'), id('b'));
      assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void goes_on_behind_a_page_that_is_shorter_than_was_asked_for() {
      page(3, row('c', 3));
      page(3, row('a', 1));
      page(3, row('b', 2));

      assertThat(changed()).containsExactly(id('a'), id('b'), id('c'));
    }

    @Test
    void leaves_out_what_changed_before() {
      page(2, row('a', 1), row('b', 2));

      assertThat(
              source.changedSince(Instant.parse("2026-11-21T10:00:02Z"), Optional.empty()).items())
          .extracting(ChangedOrder::order)
          .containsExactly(id('b'));
    }

    private List<OrderId> changed() {
      return source.changedSince(Instant.EPOCH, Optional.empty()).items().stream()
          .map(ChangedOrder::order)
          .toList();
    }

    private static OrderId id(char which) {
      return new OrderId("5b0a9f4e-1111-4222-8333-00000000000" + which);
    }

    private static String row(char which, int second) {
      return """
      {"SaleID":"%s","Updated":"2026-11-21T10:00:0%d.000","Status":"ORDERED",
       "OrderStatus":"AUTHORISED"}\
      """
          .formatted(id(which), second);
    }

    private void page(int total, String... rows) {
      answers(
          200,
          "{\"Total\":%d,\"Page\":1,\"SaleList\":[%s]}".formatted(total, String.join(",", rows)));
    }
  }

  @Nested
  class Calling_too_often {
    @ParameterizedTest
    @CsvSource({
      "429, 30, PT30S",
      "429, 60 Seconds, PT1M",
      "429, , PT15S",
      "429, soon, PT15S",
      "429, 600, PT1M",
      "503, , PT15S",
      "400, , PT15S",
      "405, , PT15S"
    })
    void is_told_by_any_status_with_the_text(
        int status, @Nullable String retryAfter, Duration wait) {
      answers(
          status,
          "application/json",
          "[{\"ErrorCode\":%d,\"Exception\":\"You have reached 60 calls per 60 seconds API limit.\"}]"
              .formatted(status),
          retryAfter);

      PlatformFailure failure = failure();
      assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
      assertThat(failure.retryAfter()).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>busy</html>", "limit of 60 calls per minute"})
    void is_what_a_503_means_that_says_nothing_else(String body) {
      answers(503, "text/html", body, null);

      assertThat(failure().kind()).isEqualTo(FailureKind.RATE_LIMITED);
    }

    @Test
    void is_not_what_a_503_means_that_says_something_else() {
      answers(503, "[{\"ErrorCode\":503,\"Exception\":\"Maintenance\"}]");

      assertThat(failure().kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }
  }

  @Nested
  class A_wrong_path {
    @Test
    void is_answered_with_a_page_and_a_200_and_is_a_matter_of_the_configuration() {
      answers(200, "text/html; charset=utf-8", "<html><h1>Page not found</h1></html>", null);

      PlatformFailure failure = failure();
      assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
      assertThat(failure).hasMessageContaining("There is nothing at this path.");
    }

    @Test
    void that_redirects_is_not_followed_with_the_keys() {
      server.enqueue(
          new MockResponse.Builder()
              .code(302)
              .addHeader("Location", server.url("/elsewhere"))
              .build());

      assertThat(failure().kind()).isEqualTo(FailureKind.MALFORMED);
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @Nested
  class An_absent_sale {
    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "400; [{\"ErrorCode\":404,\"Exception\":\"\"}]",
          "400; [{\"ErrorCode\":400,\"Exception\":\"Sale was not found\"}]",
          "404; {\"ErrorCode\":404,\"Exception\":\"Sale does not exist.\"}"
        })
    void is_one_of_which_the_platform_says_so(int status, String body) {
      answers(status, body);

      assertThat(source.read(ORDER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "400; [{\"ErrorCode\":400,\"Exception\":\"Something else\"}]",
          "404; gone",
          "200; {\"Errors\":[{\"ErrorCode\":400,\"Exception\":\"Something else\"}]}"
        })
    void is_not_concluded_from_any_other_refusal(int status, String body) {
      answers(status, body);

      assertThat(failure().kind()).isEqualTo(FailureKind.REJECTED);
    }

    @Test
    void is_not_what_wrong_credentials_mean() {
      answers(403, "[{\"ErrorCode\":403,\"Exception\":\"Incorrect credentials!\"}]");

      assertThat(failure().kind()).isEqualTo(FailureKind.UNAUTHORISED);
    }

    @Test
    void is_not_looked_for_under_what_is_no_sale_id() {
      PlatformFailure failure =
          catchThrowableOfType(PlatformFailure.class, () -> source.read(new OrderId("SO-00042")));

      assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Nested
  class The_pace {
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 60, 120, 3_000})
    void lets_no_minute_have_more_calls_than_it_may(int perMinute) {
      TestAccount.Setup setup = TestAccount.setup(server.url("/").uri());
      setup.requestsPerMinute = perMinute;

      RatePolicy pace = Cin7CoreConnection.pace(setup.build());

      assertThat(pace.perSecond() * 60 + pace.burst()).isLessThanOrEqualTo(Math.max(2, perMinute));
    }
  }
}
