package dev.lockstep.webhook;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Fetches the address by which a broker wants its subscription confirmed; follows no redirect. */
final class SubscriptionConfirmer {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final OkHttpClient http;

  SubscriptionConfirmer(OkHttpClient http) {
    this.http =
        http.newBuilder()
            .callTimeout(PATIENCE)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
  }

  /** Whether the broker is satisfied. */
  boolean confirms(URI address) {
    Request request = new Request.Builder().url(address.toString()).build();
    try (Response response = http.newCall(request).execute()) {
      return response.isSuccessful();
    } catch (IOException e) {
      return false;
    }
  }
}
