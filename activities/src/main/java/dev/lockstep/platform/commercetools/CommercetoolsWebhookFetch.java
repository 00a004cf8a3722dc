package dev.lockstep.platform.commercetools;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Fetches a broker's public keys: small, quickly or not at all, and only from where it is sent. */
final class CommercetoolsWebhookFetch {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int LONGEST = 100_000;

  private final OkHttpClient http;

  CommercetoolsWebhookFetch(OkHttpClient http) {
    this.http =
        http.newBuilder()
            .callTimeout(PATIENCE)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
  }

  String text(URI address) throws IOException {
    Request request = new Request.Builder().url(address.toString()).build();
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("Public keys were not given: status " + response.code() + ".");
      }
      byte[] bytes = response.body().byteStream().readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new IOException("Public keys are longer than " + LONGEST + " bytes.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
