package dev.lockstep.platform.commercetools;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;

/**
 * The certificates SNS signs with, fetched once each. What makes one trustworthy is the host it
 * comes from, over HTTPS; plain HTTP is taken from the own machine only, where the configuration
 * allows that host.
 */
final class CommercetoolsSnsWebhookCertificates {
  private static final Set<String> OWN_MACHINE = Set.of("127.0.0.1", "localhost");
  private static final int MOST = 50;

  private final Pattern hosts;
  private final CommercetoolsWebhookFetch fetch;
  private final InstantSource clock;
  private final Map<URI, X509Certificate> known = new ConcurrentHashMap<>();

  CommercetoolsSnsWebhookCertificates(Pattern hosts, OkHttpClient http, InstantSource clock) {
    this.hosts = hosts;
    this.fetch = new CommercetoolsWebhookFetch(http);
    this.clock = clock;
  }

  /** The address, if it is on an allowed host and of an allowed scheme. */
  Optional<URI> trusted(String address) {
    try {
      URI uri = new URI(address);
      String host = uri.getHost();
      boolean secure =
          "https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && host != null && OWN_MACHINE.contains(host));
      boolean plain = uri.getRawUserInfo() == null;
      return secure && plain && host != null && hosts.matcher(host).matches()
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * The key of the certificate at a trusted address.
   *
   * @throws IOException where it cannot be fetched
   * @throws GeneralSecurityException where it is none, or not valid today
   */
  PublicKey key(URI trusted) throws IOException, GeneralSecurityException {
    X509Certificate certificate = known.get(trusted);
    if (certificate == null) {
      certificate = parsed(fetch.text(trusted));
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(trusted, certificate);
    }
    certificate.checkValidity(Date.from(clock.instant()));
    return certificate.getPublicKey();
  }

  private static X509Certificate parsed(String pem) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
