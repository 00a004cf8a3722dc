package dev.lockstep.platform.commercetools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.platform.commercetools.CommercetoolsWebhookSettings.SnsSignature;
import dev.lockstep.port.webhook.WebhookRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * SNS over HTTPS: the signature is made over fields of the body, so that the body is read first and
 * trusted after.
 *
 * <p>The topic is compared before anything is fetched: a stranger cannot make us fetch.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">SNS:
 *     verifying signatures</a>
 */
final class CommercetoolsSnsWebhook implements CommercetoolsWebhookEnvelope {
  private static final List<String> SIGNED_NOTIFICATION =
      List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
  private static final List<String> SIGNED_CONFIRMATION =
      List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

  private final CommercetoolsWebhookSettings.Sns settings;
  private final CommercetoolsSnsWebhookCertificates certificates;

  CommercetoolsSnsWebhook(
      CommercetoolsWebhookSettings.Sns settings, CommercetoolsSnsWebhookCertificates certificates) {
    this.settings = settings;
    this.certificates = certificates;
  }

  @Override
  public Opened open(WebhookRequest request) {
    Optional<ObjectNode> body = CommercetoolsWebhookJson.object(request.body());
    if (body.isEmpty() || !body.get().has("TopicArn")) {
      return new Opened.Foreign();
    }
    return open(body.get());
  }

  private Opened open(ObjectNode body) {
    if (!settings.topics().contains(text(body, "TopicArn"))) {
      return new Opened.Forged("the SNS topic is not one of ours");
    }
    return switch (text(body, "Type")) {
      case "Notification" ->
          objectionTo(body, SIGNED_NOTIFICATION).orElseGet(() -> notification(body));
      case "SubscriptionConfirmation" ->
          objectionTo(body, SIGNED_CONFIRMATION).orElseGet(() -> confirmation(body));
      case "UnsubscribeConfirmation" ->
          objectionTo(body, SIGNED_CONFIRMATION).orElseGet(Opened.Nothing::new);
      default -> new Opened.Forged("SNS has no such type of message");
    };
  }

  private static Opened notification(ObjectNode body) {
    return CommercetoolsWebhookJson.object(text(body, "Message"))
        .<Opened>map(Opened.Payload::new)
        .orElseGet(() -> new Opened.Garbled("the SNS message is not a JSON object"));
  }

  private Opened confirmation(ObjectNode body) {
    return certificates
        .trusted(text(body, "SubscribeURL"))
        .<Opened>map(Opened.Confirmation::new)
        .orElseGet(() -> new Opened.Garbled("SubscribeURL is not on an allowed host"));
  }

  private Optional<Opened> objectionTo(ObjectNode body, List<String> signedFields) {
    Optional<String> algorithm = algorithm(text(body, "SignatureVersion"));
    if (algorithm.isEmpty()) {
      return forged("the SNS signature version is not accepted");
    }
    Optional<URI> certificate = certificates.trusted(text(body, "SigningCertURL"));
    if (certificate.isEmpty()) {
      return forged("the SNS certificate is not on an allowed host");
    }
    try {
      PublicKey key = certificates.key(certificate.get());
      return isSigned(body, signedFields, algorithm.get(), key)
          ? Optional.empty()
          : forged("the SNS signature does not fit");
    } catch (IOException e) {
      return Optional.of(new Opened.KeysMissing("the SNS certificate cannot be fetched"));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return forged("the SNS signature or its certificate cannot be read");
    }
  }

  private static boolean isSigned(
      ObjectNode body, List<String> fields, String algorithm, PublicKey key)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initVerify(key);
    signature.update(signedText(body, fields).getBytes(StandardCharsets.UTF_8));
    return signature.verify(Base64.getDecoder().decode(text(body, "Signature")));
  }

  private static String signedText(ObjectNode body, List<String> fields) {
    StringBuilder signed = new StringBuilder();
    for (String field : fields) {
      if (body.hasNonNull(field)) {
        signed.append(field).append('\n').append(text(body, field)).append('\n');
      }
    }
    return signed.toString();
  }

  private Optional<String> algorithm(String version) {
    return switch (version) {
      case "2" ->
          Optional.of("SHA256withRSA")
              .filter(it -> settings.signatures().contains(SnsSignature.V2));
      case "1" ->
          Optional.of("SHA1withRSA").filter(it -> settings.signatures().contains(SnsSignature.V1));
      default -> Optional.empty();
    };
  }

  private static String text(ObjectNode body, String field) {
    return body.path(field).asText("");
  }

  private static Optional<Opened> forged(String why) {
    return Optional.of(new Opened.Forged(why));
  }
}
