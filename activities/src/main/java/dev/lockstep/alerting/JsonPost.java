package dev.lockstep.alerting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.common.Secret;
import dev.lockstep.http.ApiClient;
import dev.lockstep.http.RetryAfter;
import dev.lockstep.http.TimeLimits;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;

/**
 * Posts JSON to one secret address. What the answer means:
 *
 * <pre>
 * 2xx                            taken
 * 408, 5xx, no whole answer      may not have arrived; time helps
 * 429                            not taken; time helps, as much as it says
 * 3xx, other 4xx                 refused; a person has to mend the address or the secret
 * </pre>
 */
final class JsonPost {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final TimeLimits LIMITS =
      new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(20));

  private final HttpUrl address;
  private final OkHttpClient http;
  private final InstantSource clock;

  /**
   * @throws IllegalArgumentException if the address is none; without naming it
   */
  JsonPost(Secret address, OkHttpClient http, InstantSource clock) {
    this.address = parsed(address);
    this.http = ApiClient.within(LIMITS, http);
    this.clock = clock;
  }

  /** Whether a secret is an address at all. */
  static HttpUrl parsed(Secret address) {
    HttpUrl url = HttpUrl.parse(address.reveal());
    if (url == null) {
      throw new IllegalArgumentException(
          "url holds no address that begins with https:// or http://.");
    }
    return url;
  }

  static ByteString bytes(JsonNode body) {
    try {
      return ByteString.of(MAPPER.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree is always JSON.", e);
    }
  }

  void send(ByteString body, Headers headers) {
    Request request =
        new Request.Builder()
            .url(address)
            .headers(headers)
            .post(RequestBody.create(body, JSON))
            .build();
    try (Response response = http.newCall(request).execute()) {
      judge(response);
    } catch (IOException e) {
      throw DeliveryFailure.waiting(
          "The channel did not answer. cause=%s. It is tried again."
              .formatted(e.getClass().getSimpleName()));
    }
  }

  private void judge(Response response) {
    int status = response.code();
    if (response.isSuccessful()) {
      return;
    }
    if (status == 429) {
      throw DeliveryFailure.waiting(
          "The channel asks to slow down. status=429. It is tried again after the time it asked for.",
          RetryAfter.of(response.headers(), clock));
    }
    if (status == 408 || status >= 500) {
      throw DeliveryFailure.waiting(
          "The channel reports an error of its own. status=%d. It is tried again."
              .formatted(status));
    }
    throw DeliveryFailure.mending(
        "The channel refuses the message. status=%d. Check its address and secret in the configuration, and that it still exists."
            .formatted(status));
  }
}
