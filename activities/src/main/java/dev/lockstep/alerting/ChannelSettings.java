package dev.lockstep.alerting;

import dev.lockstep.common.Secret;

/** Tells whether settings of a channel can be right at all, before it is used. */
public final class ChannelSettings {
  private ChannelSettings() {}

  /**
   * Refuses what nothing can be posted to.
   *
   * @throws IllegalArgumentException if it is no address to post to; without naming it
   */
  public static void requireAddress(Secret url) {
    var unused = JsonPost.parsed(url);
  }

  /**
   * Refuses what nothing can be signed with.
   *
   * @throws IllegalArgumentException if it is no signing secret of Standard Webhooks
   */
  public static void requireSigningSecret(Secret secret) {
    var unused = WebhookChannel.key(secret);
  }

  /**
   * Refuses what no mail can be sent to.
   *
   * @throws IllegalArgumentException if it is no mail address
   */
  public static void requireMailAddress(String address) {
    var unused = MailChannel.address(address);
  }
}
