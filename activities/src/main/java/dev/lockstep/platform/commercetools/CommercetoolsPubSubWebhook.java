package dev.lockstep.platform.commercetools;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SimpleSecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.lockstep.port.webhook.WebhookRequest;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pub/Sub push: a token that Google signed for our audience and the pushing service account.
 *
 * @see <a href="https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions">Pub/Sub: push
 *     authentication</a>
 */
final class CommercetoolsPubSubWebhook implements CommercetoolsWebhookEnvelope {
  private static final String BEARER = "bearer ";

  private final CommercetoolsWebhookSettings.PubSub settings;
  private final JWKSource<SecurityContext> keys;
  private final InstantSource clock;

  CommercetoolsPubSubWebhook(
      CommercetoolsWebhookSettings.PubSub settings,
      JWKSource<SecurityContext> keys,
      InstantSource clock) {
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Opened open(WebhookRequest request) {
    Optional<String> token =
        request
            .header("authorization")
            .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
            .map(value -> value.substring(BEARER.length()).strip());
    if (token.isEmpty()) {
      return new Opened.Foreign();
    }
    Optional<Opened> objection = objectionTo(token.get());
    if (objection.isPresent()) {
      return objection.get();
    }
    return CommercetoolsWebhookJson.object(request.body())
        .flatMap(CommercetoolsWebhookJson::pubSubData)
        .<Opened>map(Opened.Payload::new)
        .orElseGet(() -> new Opened.Garbled("message.data holds no JSON object in Base64"));
  }

  private Optional<Opened> objectionTo(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!isSigned(jwt)) {
        return forged("the token's signature does not fit a published key");
      }
      return objectionTo(jwt.getJWTClaimsSet());
    } catch (RateLimitReachedException e) {
      return forged("the token names a key that was not published a moment ago");
    } catch (KeySourceException e) {
      return Optional.of(new Opened.KeysMissing("the token's signing keys cannot be fetched"));
    } catch (ParseException | JOSEException e) {
      return forged("the token is not a signed token");
    }
  }

  private boolean isSigned(SignedJWT jwt) throws JOSEException {
    if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
      return false;
    }
    JWKSelector fitting = new JWKSelector(JWKMatcher.forJWSHeader(jwt.getHeader()));
    for (JWK key : keys.get(fitting, new SimpleSecurityContext())) {
      if (jwt.verify(new RSASSAVerifier(key.toRSAKey()))) {
        return true;
      }
    }
    return false;
  }

  private Optional<Opened> objectionTo(JWTClaimsSet claims) throws ParseException {
    if (hasExpired(claims.getExpirationTime())) {
      return forged("the token has expired");
    }
    if (isFromTheFuture(claims.getIssueTime())) {
      return forged("the token is from the future");
    }
    if (!settings.issuers().contains(String.valueOf(claims.getIssuer()))) {
      return forged("the token has another issuer");
    }
    if (!claims.getAudience().contains(settings.audience())) {
      return forged("the token is for another audience");
    }
    if (!settings.serviceAccount().equals(claims.getStringClaim("email"))
        || !Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))) {
      return forged("the token is of another service account");
    }
    return Optional.empty();
  }

  private boolean hasExpired(@Nullable Date end) {
    return end == null || end.toInstant().plus(settings.clockSkew()).isBefore(clock.instant());
  }

  private boolean isFromTheFuture(@Nullable Date issued) {
    return issued != null
        && issued.toInstant().minus(settings.clockSkew()).isAfter(clock.instant());
  }

  private static Optional<Opened> forged(String why) {
    return Optional.of(new Opened.Forged(why));
  }
}
