package dev.lockstep.worker;

import dev.lockstep.activity.alerts.AlertActivitiesImpl;
import dev.lockstep.activity.alerts.AlertLink;
import dev.lockstep.activity.alerts.AlertLooking;
import dev.lockstep.activity.alerts.ParkedOrders;
import dev.lockstep.activity.alerts.TemporalParkedOrders;
import dev.lockstep.alerting.AlertChannel;
import dev.lockstep.alerting.MailChannel;
import dev.lockstep.alerting.SlackChannel;
import dev.lockstep.alerting.TeamsChannel;
import dev.lockstep.alerting.WebUiLinks;
import dev.lockstep.alerting.WebhookChannel;
import dev.lockstep.alerting.Wording;
import dev.lockstep.common.LinkId;
import dev.lockstep.worker.config.AlertChannelConfig;
import dev.lockstep.worker.config.AlertsConfig;
import dev.lockstep.worker.config.LinkConfig;
import dev.lockstep.worker.config.LockstepConfig;
import dev.lockstep.worker.config.TemporalConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Makes what the alerts of a configuration need. */
public final class AlertParts {
  private final LockstepConfig config;
  private final AlertsConfig alerts;
  private final OkHttpClient http;
  private final InstantSource clock;

  private AlertParts(
      LockstepConfig config, AlertsConfig alerts, OkHttpClient http, InstantSource clock) {
    this.config = config;
    this.alerts = alerts;
    this.http = http;
    this.clock = clock;
  }

  /** Empty where the configuration tells nobody. */
  public static Optional<AlertParts> of(
      LockstepConfig config, OkHttpClient http, InstantSource clock) {
    return Optional.ofNullable(config.alerts())
        .map(alerts -> new AlertParts(config, alerts, http, clock));
  }

  /** The channels by their names, in the order of the file. */
  public Map<String, AlertChannel> channels() {
    Wording wording = wording();
    Map<String, AlertChannel> channels = new LinkedHashMap<>();
    alerts.channels().forEach((name, channel) -> channels.put(name, channel(channel, wording)));
    return channels;
  }

  /** The words of all channels. */
  public Wording wording() {
    TemporalConfig temporal = config.temporal();
    return new Wording(
        alerts.businessHours().timeZone(),
        new WebUiLinks(Optional.ofNullable(temporal.webUi()), temporal.namespace()));
  }

  /** A look by the rules of this configuration. */
  public AlertLooking looking(WorkflowClient client) {
    ParkedOrders parked = new TemporalParkedOrders(client);
    return new AlertLooking(parked, links(config.links()), alerts.rules(), clock);
  }

  /** What a worker runs. */
  AlertActivitiesImpl activities(WorkflowClient client, MeterRegistry meters) {
    return new AlertActivitiesImpl(looking(client), alerts.every(), channels(), meters);
  }

  private static Map<LinkId, AlertLink> links(Map<LinkId, LinkConfig> links) {
    Map<LinkId, AlertLink> known = new LinkedHashMap<>();
    links.forEach((id, link) ->
        known.put(id, new AlertLink(link.source(), link.warehouses(), link.deadlines().act())));
    return known;
  }

  private AlertChannel channel(AlertChannelConfig channel, Wording wording) {
    if (channel.slack() != null) {
      return new SlackChannel(channel.slack().url(), wording, http, clock);
    }
    if (channel.teams() != null) {
      return new TeamsChannel(channel.teams().url(), wording, http, clock);
    }
    AlertChannelConfig.Webhook webhook = channel.webhook();
    if (webhook != null) {
      return new WebhookChannel(webhook.url(), webhook.secret(), wording, http, clock);
    }
    AlertChannelConfig.Mail mail = channel.mail();
    AlertsConfig.Mail server = alerts.mail();
    if (mail == null || server == null) {
      throw new IllegalStateException("A channel is always of one kind, and mail has a server.");
    }
    return new MailChannel(server.server(), mail.to(), wording);
  }
}
