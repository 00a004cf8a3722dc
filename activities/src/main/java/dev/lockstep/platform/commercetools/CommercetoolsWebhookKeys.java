package dev.lockstep.platform.commercetools;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import okhttp3.OkHttpClient;

/**
 * The signing keys of a token issuer: cached, fetched again for an unknown key id but at a bounded
 * rate, and good for a while longer where the issuer cannot be reached.
 */
final class CommercetoolsWebhookKeys {
  private static final Duration FRESH = Duration.ofMinutes(15);
  private static final Duration STALE = Duration.ofHours(2);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private CommercetoolsWebhookKeys() {}

  static JWKSource<SecurityContext> published(URI address, OkHttpClient http) {
    CommercetoolsWebhookFetch fetch = new CommercetoolsWebhookFetch(http);
    return JWKSourceBuilder.create(url(address), from -> resource(fetch, from))
        .cache(FRESH.toMillis(), PATIENCE.toMillis())
        .refreshAheadCache(false)
        .outageTolerant(STALE.toMillis())
        .build();
  }

  private static Resource resource(CommercetoolsWebhookFetch fetch, URL from) throws IOException {
    return new Resource(fetch.text(URI.create(from.toString())), "application/json");
  }

  private static URL url(URI address) {
    try {
      return address.toURL();
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The address of the signing keys is not a URL. Correct pubSub.keys.", e);
    }
  }
}
