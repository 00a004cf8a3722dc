package dev.lockstep.worker.config;

import dev.lockstep.alerting.ChannelSettings;
import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One way to tell people: exactly one of its kinds. */
public record AlertChannelConfig(
    @Setting("An incoming webhook of Slack.") @Nullable Slack slack,
    @Setting("A webhook of Microsoft Teams' Workflows.") @Nullable Teams teams,
    @Setting("Mail, by the server under alerts.mail.") @Nullable Mail mail,
    @Setting("A webhook of yours, signed by the Standard Webhooks specification.")
        @Nullable Webhook webhook) {
  public AlertChannelConfig {
    if (Stream.of(slack, teams, mail, webhook).filter(Objects::nonNull).count() != 1) {
      throw new IllegalArgumentException("a channel is one of slack, teams, mail and webhook.");
    }
  }

  /** An incoming webhook of Slack. */
  public record Slack(
      @Setting("Address of the incoming webhook; whoever knows it can write.") Secret url) {
    public Slack {
      ChannelSettings.requireAddress(url);
    }
  }

  /** A webhook of Microsoft Teams' Workflows. */
  public record Teams(
      @Setting("Address of the workflow that posts cards to a channel; whoever knows it can write.")
          Secret url) {
    public Teams {
      ChannelSettings.requireAddress(url);
    }
  }

  /** Mail. */
  public record Mail(@Setting("Addresses the mail goes to.") List<String> to) {
    public Mail {
      if (to.isEmpty()) {
        throw new IllegalArgumentException("to needs at least one address.");
      }
      to.forEach(ChannelSettings::requireMailAddress);
    }
  }

  /** A signed webhook. */
  public record Webhook(
      @Setting("Address the messages are posted to.") Secret url,
      @Setting("Signing secret: whsec_ and 24 to 64 bytes in Base64.") Secret secret) {
    public Webhook {
      ChannelSettings.requireAddress(url);
      ChannelSettings.requireSigningSecret(secret);
    }
  }
}
