package dev.lockstep.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.port.PlatformFailure;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class WireLogTest {
  private static final ApiRequest WRITE =
      ApiRequest.post("orders/{id}", "o-1")
          .query("where", "email=\"kim@example.com\"")
          .json(ByteString.encodeUtf8("{\"version\":3,\"email\":\"kim@example.com\"}"));

  private final Logger logger = (Logger) LoggerFactory.getLogger(WireContext.LOGGER);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final MockWebServer server = new MockWebServer();
  private ApiClient client = Connections.client(HttpUrl.get("http://unset.invalid/"));

  @BeforeEach
  void listen() throws IOException {
    server.start();
    client = Connections.client(server.url("/project"));
    lines.start();
    logger.addAppender(lines);
    logger.setAdditive(false);
    logger.setLevel(Level.TRACE);
  }

  @AfterEach
  void stop() {
    MDC.clear();
    logger.setLevel(null);
    logger.setAdditive(true);
    logger.detachAppender(lines);
    server.close();
  }

  @Test
  void a_call_is_one_line_of_json_with_every_private_value_masked() {
    answer(200, "{\"id\":\"o-1\",\"version\":4,\"customer\":{\"id\":\"kim\"}}");

    client.send(WRITE);

    JsonNode line = line();
    assertThat(line.path("time").asText()).startsWith("2026-11-21T1");
    assertThat(line.path("connection").asText()).isEqualTo("shop");
    assertThat(line.path("method").asText()).isEqualTo("POST");
    assertThat(line.path("path").asText()).isEqualTo("orders/{id}");
    assertThat(line.path("query")).hasToString("[\"where\"]");
    assertThat(line.path("status").asInt()).isEqualTo(200);
    assertThat(line.path("ms").isIntegralNumber()).isTrue();
    assertThat(line.path("correlation").asText()).hasSize(36);
    assertThat(line.path("sent")).hasToString("{\"version\":3,\"email\":\"***\"}");
    assertThat(line.path("received"))
        .hasToString("{\"id\":\"o-1\",\"version\":4,\"customer\":\"***\"}");
    assertThat(line.has("failure")).isFalse();
    assertThat(line.toString()).doesNotContain("kim");
  }

  @Test
  void the_line_says_for_which_order_the_call_was() {
    MDC.put(WireContext.LINK, "uk");
    MDC.put(WireContext.ORDER, "o-1");
    MDC.put(WireContext.FULFILMENT, "o-1~MAIN");
    MDC.put(WireContext.ACTIVITY, "ReleaseFulfilment");
    MDC.put(WireContext.ATTEMPT, "3");
    answer(200, "{}");

    client.send(WRITE);

    assertThat(line().toString())
        .contains(
            "\"link\":\"uk\",\"order\":\"o-1\",\"fulfilment\":\"o-1~MAIN\",\"activity\":\"ReleaseFulfilment\",\"attempt\":3");
  }

  @Test
  void an_answer_that_becomes_a_failure_says_which() {
    answer(429, "");

    fail(WRITE);

    assertThat(line().path("status").asInt()).isEqualTo(429);
    assertThat(line().path("failure").asText()).isEqualTo("RATE_LIMITED");
    assertThat(line().has("received")).isFalse();
  }

  @Test
  void a_call_without_an_answer_says_why_and_has_no_status() {
    server.enqueue(
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());

    fail(WRITE);

    assertThat(line().path("failure").asText()).isEqualTo("OUTCOME_UNKNOWN");
    assertThat(line().path("cause").asText()).endsWith("Exception");
    assertThat(line().has("status")).isFalse();
  }

  @Test
  void a_body_that_is_no_json_is_only_measured() {
    answer(400, "Kim, 1 High Street");

    client.send(WRITE);

    assertThat(line().path("received").asText()).isEqualTo("(18 bytes, not JSON)");
  }

  @Test
  void a_long_body_is_cut() {
    answer(200, "{\"id\":\"" + "x".repeat(10_000) + "\"}");

    client.send(WRITE);

    assertThat(line().path("received").asText()).endsWith("x…").hasSizeLessThan(4_100);
  }

  @Test
  void at_debug_the_bodies_are_left_out() {
    logger.setLevel(Level.DEBUG);
    answer(200, "{\"id\":\"o-1\"}");

    client.send(WRITE);

    assertThat(line().has("sent")).isFalse();
    assertThat(line().has("received")).isFalse();
  }

  @Test
  void at_info_nothing_is_written() {
    logger.setLevel(Level.INFO);
    answer(200, "{}");

    client.send(WRITE);

    assertThat(lines.list).isEmpty();
  }

  private void answer(int status, String body) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/json")
            .body(body)
            .build());
  }

  private void fail(ApiRequest request) {
    assertThat(catchThrowableOfType(PlatformFailure.class, () -> client.send(request))).isNotNull();
  }

  private JsonNode line() {
    assertThat(lines.list).hasSize(1);
    try {
      return new JsonMapper().readTree(List.copyOf(lines.list).getFirst().getFormattedMessage());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
