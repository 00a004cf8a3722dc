package dev.lockstep.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Secret;
import dev.lockstep.port.PlatformFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a platform says in a way of its own, and the kit passes on. */
class PlatformsOwnWordsTest {
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 429, 503})
  void a_throttle_of_its_own_is_one_whatever_the_status_even_for_a_write(int status) {
    ErrorReading errors =
        new ErrorReading() {
          @Override
          public Optional<Duration> ownThrottle(ApiResponse error) {
            return error.body().utf8().contains("SLOW")
                ? Optional.of(Duration.ofSeconds(9))
                : Optional.empty();
          }
        };
    server.enqueue(new MockResponse.Builder().code(status).body("{\"key\": \"SLOW\"}").build());
    ApiClient client =
        new ApiClient(
            Connections.profile(server.url("/"), Connections.LIMITS, errors),
            Authentication.bearer(new Secret("s3cret")),
            Connections.context());

    assertThatExceptionOfType(PlatformFailure.class)
        .isThrownBy(() -> client.send(ApiRequest.post("orders")))
        .satisfies(failure -> {
          assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
          assertThat(failure.retryAfter()).contains(Duration.ofSeconds(9));
        });
  }

  @ParameterizedTest
  @CsvSource({
    "key={key}, a/b=c, /orders/key=a%2Fb=c",
    "key%3D{key}, SKU-1, /orders/key%3DSKU-1",
    "key%3D{key}, 100%3D?, /orders/key%3D100%253D%3F",
    "{key}, ü {x}, /orders/%C3%BC%20%7Bx%7D",
    "{key}, ..., /orders/..."
  })
  void a_templates_own_text_is_sent_as_it_stands_and_values_are_encoded(
      String template, String value, String path) {
    assertThat(
            ApiRequest.get("orders/" + template, value)
                .under(HttpUrl.get("https://shop.example/"))
                .encodedPath())
        .isEqualTo(path);
  }

  @Test
  void a_dot_segment_leads_nowhere() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () -> ApiRequest.get("orders/{id}", "..").under(HttpUrl.get("https://shop.example/")));
  }
}
