package dev.lockstep.port.webhook;

/**
 * What a sender insists on being answered.
 *
 * @param contentType of {@code body}, e.g. {@code application/json}
 * @param body in the platform's words; holds no personal data
 */
public record WebhookReply(int status, String contentType, String body) {

  /** A JSON answer. */
  public static WebhookReply json(int status, String body) {
    return new WebhookReply(status, "application/json", body);
  }
}
