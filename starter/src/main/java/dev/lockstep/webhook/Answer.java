package dev.lockstep.webhook;

import dev.lockstep.port.webhook.WebhookReply;
import java.time.Duration;
import java.util.Optional;

/**
 * What a sender is told.
 *
 * @param text one sentence for the person who reads the sender's log, nothing a stranger could use;
 *     or the body the platform insists on
 * @param contentType of a body the platform insists on; plain text where empty
 */
record Answer(
    int status, String text, Optional<Duration> retryAfter, Optional<String> contentType) {
  private static final Duration SOON = Duration.ofSeconds(5);

  private Answer(int status, String text, Optional<Duration> retryAfter) {
    this(status, text, retryAfter, Optional.empty());
  }

  /** What the platform insists on. */
  static Answer reply(WebhookReply reply) {
    return new Answer(
        reply.status(), reply.body(), Optional.empty(), Optional.of(reply.contentType()));
  }

  static Answer taken() {
    return new Answer(204, "", Optional.empty());
  }

  static Answer notProven() {
    return new Answer(401, "The request does not prove where it comes from.", Optional.empty());
  }

  static Answer notUnderstood() {
    return new Answer(400, "The request is not understood.", Optional.empty());
  }

  static Answer nobody() {
    return new Answer(404, "There is no such address.", Optional.empty());
  }

  static Answer notPost() {
    return new Answer(405, "Webhooks are posted.", Optional.empty());
  }

  static Answer tooLong(int limit) {
    return new Answer(413, "The body is longer than " + limit + " bytes.", Optional.empty());
  }

  static Answer failed() {
    return new Answer(500, "The request failed here. Send it again.", Optional.of(SOON));
  }

  static Answer later() {
    return later(SOON);
  }

  static Answer later(Duration retryAfter) {
    return new Answer(
        503, "The request cannot be taken now. Send it again.", Optional.of(retryAfter));
  }
}
