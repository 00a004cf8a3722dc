package dev.lockstep.platform.cin7core;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.platform.Platform;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookFinding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cin7 Core: an order source. */
public final class Cin7CorePlatform implements Platform<Cin7CoreSettings, Cin7CoreWebhookSettings> {

  @Override
  public String name() {
    return "cin7-core";
  }

  @Override
  public Class<Cin7CoreSettings> settings() {
    return Cin7CoreSettings.class;
  }

  @Override
  public Class<Cin7CoreWebhookSettings> webhookSettings() {
    return Cin7CoreWebhookSettings.class;
  }

  @Override
  public Optional<OrderSource> orderSource(
      ConnectionId connection, Cin7CoreSettings settings, PlatformContext context) {
    return Optional.of(Cin7CoreOrderSource.connect(connection, settings, context));
  }

  @Override
  public Optional<Warehouse> warehouse(
      ConnectionId connection, Cin7CoreSettings settings, PlatformContext context) {
    return Optional.empty();
  }

  @Override
  public List<WebhookFinding> inspectWebhooks(
      ConnectionId connection,
      Cin7CoreSettings settings,
      Cin7CoreWebhookSettings webhookSettings,
      Optional<URI> receiver,
      PlatformContext context) {
    String ours = settings.webhookReceiver();
    if (ours == null) {
      return List.of(
          WebhookFinding.note(
              "Our address is not named, so that a webhook which Cin7 switches off stays off.",
              "Set webhookReceiver to the beginning of the address that its webhooks hold."));
    }
    List<WebhookFinding> findings = new ArrayList<>();
    if (receiver.filter(it -> !it.toString().startsWith(ours)).isPresent()) {
      findings.add(
          WebhookFinding.wrong(
              "webhookReceiver is not the beginning of the address below webhooks.publicUrl.",
              "Correct one of the two."));
    }
    Cin7CoreWebhookHealth.connect(connection, settings, context)
        .look(ours, Cin7CoreWebhookHealth.NEEDED)
        .forEach(reach -> findings.add(finding(reach)));
    return findings;
  }

  private static WebhookFinding finding(Cin7CoreWebhookHealth.Reach reach) {
    return switch (reach.condition()) {
      case ACTIVE -> WebhookFinding.well("Webhook '%s' is on.".formatted(reach.type()));
      case INACTIVE ->
          WebhookFinding.wrong(
              "Webhook '%s' is switched off.".formatted(reach.type()),
              "The next sweep switches it on again; look why six attempts in a row failed.");
      case MISSING ->
          WebhookFinding.wrong(
              "No webhook '%s' sends to webhookReceiver.".formatted(reach.type()),
              "Create it in Cin7 with our address, or correct webhookReceiver.");
    };
  }

  @Override
  public WebhookDecoder webhooks(
      ConnectionId connection,
      Cin7CoreSettings settings,
      Cin7CoreWebhookSettings webhookSettings,
      PlatformContext context) {
    return new Cin7CoreWebhookDecoder(connection, webhookSettings, context.clock());
  }
}
