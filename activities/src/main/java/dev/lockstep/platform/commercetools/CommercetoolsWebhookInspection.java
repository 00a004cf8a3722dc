package dev.lockstep.platform.commercetools;

import dev.lockstep.common.FailureKind;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.WebhookHealth;
import dev.lockstep.port.webhook.WebhookFinding;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The project's side of our webhooks, for whoever sets it up. */
final class CommercetoolsWebhookInspection {
  private final CommercetoolsSettings settings;
  private final CommercetoolsWebhookSettings ways;
  private final CommercetoolsApi api;
  private final CommercetoolsSubscriptions subscriptions;
  private final InstantSource clock;

  CommercetoolsWebhookInspection(
      CommercetoolsSettings settings,
      CommercetoolsWebhookSettings ways,
      CommercetoolsApi api,
      InstantSource clock) {
    this.settings = settings;
    this.ways = ways;
    this.api = api;
    this.subscriptions = new CommercetoolsSubscriptions(api, settings.messages());
    this.clock = clock;
  }

  List<WebhookFinding> findings() {
    List<WebhookFinding> findings = new ArrayList<>();
    if (!subscriptions.areNamed()) {
      findings.add(
          WebhookFinding.note(
              "Which subscription sends to us is not named, so that nobody watches it.",
              "Name its key under messages.subscriptions, and give the API client the scope manage_subscriptions."));
    }
    findings.addAll(
        unlessForbidden(
            this::subscriptions,
            "The subscriptions may not be read.",
            "Give the API client the scope manage_subscriptions, or name them by their ids under messages.subscriptionIds."));
    switch (settings.messages().log()) {
      case ORDERS_AND_PAYMENTS, ORDERS -> findings.addAll(log());
      case NONE -> {}
    }
    return findings;
  }

  private static List<WebhookFinding> unlessForbidden(
      Supplier<List<WebhookFinding>> look, String what, String fix) {
    try {
      return look.get();
    } catch (PlatformFailure failure) {
      if (failure.kind() != FailureKind.UNAUTHORISED) {
        throw failure;
      }
      return List.of(WebhookFinding.note(what, fix));
    }
  }

  private List<WebhookFinding> subscriptions() {
    List<WebhookFinding> findings = new ArrayList<>();
    for (WebhookHealth health : subscriptions.look()) {
      findings.add(standing(health));
    }
    List<Reading> read = new ArrayList<>();
    for (String key : settings.messages().subscriptions().stream().sorted().toList()) {
      api.subscription(key)
          .ifPresent(subscription -> {
            read.add(subscription);
            destination(key, subscription.object("destination")).ifPresent(findings::add);
          });
    }
    if (!read.isEmpty()) {
      types(CommercetoolsMessageTypes.of(read), findings);
    }
    return findings;
  }

  private static WebhookFinding standing(WebhookHealth health) {
    String subscription = "Subscription '" + health.name() + "'";
    return switch (health.condition()) {
      case HEALTHY, REVIVED -> WebhookFinding.well(subscription + " is healthy.");
      case DELAYED ->
          WebhookFinding.wrong(
              "%s does not get through (%s).".formatted(subscription, health.says()),
              "Look at its destination: queue, topic, permissions. What it holds back comes once it is mended in time.");
      case STOPPED ->
          WebhookFinding.wrong(
              "%s sends nothing any more (%s).".formatted(subscription, health.says()),
              health.says().equals("ManuallySuspended")
                  ? "Ask the platform's support why."
                  : "Mend its destination; the next sweep starts it again where it may, otherwise set the destination once more.");
      case MISSING ->
          WebhookFinding.wrong(
              subscription + " does not exist.",
              "Create it as docs/platforms/commercetools.md shows, or correct its name under messages.");
    };
  }

  private Optional<WebhookFinding> destination(String key, Reading destination) {
    String type = destination.text("type");
    Optional<String> way = way(type);
    if (ways.plain() == null && way.filter(this::isOpen).isEmpty()) {
      return Optional.of(
          WebhookFinding.wrong(
              "Subscription '%s' sends to %s, and the receiver takes %s."
                  .formatted(key, type, String.join(", ", open())),
              way.isPresent()
                  ? "Open %s in its webhooks' settings, or change the destination."
                      .formatted(way.get())
                  : "Forward it to the receiver and open plain, or change the destination."));
    }
    if (type.equals("SNS") && ways.sns() != null && ways.plain() == null) {
      boolean ours = ways.sns().topics().contains(destination.text("topicArn"));
      if (!ours) {
        return Optional.of(
            WebhookFinding.wrong(
                "Subscription '%s' sends to a topic that is not among sns.topics.".formatted(key),
                "Add the topic's ARN to sns.topics, or change the destination."));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> way(String destination) {
    return switch (destination) {
      case "GoogleCloudPubSub" -> Optional.of("pubSub");
      case "EventBridge" -> Optional.of("eventBridge");
      case "SNS" -> Optional.of("sns");
      default -> Optional.empty();
    };
  }

  private boolean isOpen(String way) {
    return open().contains(way);
  }

  private Set<String> open() {
    Set<String> open = new LinkedHashSet<>();
    if (ways.pubSub() != null) {
      open.add("pubSub");
    }
    if (ways.eventBridge() != null) {
      open.add("eventBridge");
    }
    if (ways.sns() != null) {
      open.add("sns");
    }
    if (ways.plain() != null) {
      open.add("plain");
    }
    return open;
  }

  private void types(CommercetoolsMessageTypes sent, List<WebhookFinding> findings) {
    List<String> orders = sent.lacking(CommercetoolsMessageTypes.NEEDED, "order");
    if (!orders.isEmpty()) {
      findings.add(
          WebhookFinding.wrong(
              "The subscriptions leave out messages about orders: %s."
                  .formatted(String.join(", ", orders)),
              "Add them with setMessages: what they tell is found by sweeps alone."));
    }
    boolean payments =
        settings.messages().log() == CommercetoolsMessageSettings.Log.ORDERS_AND_PAYMENTS;
    List<String> lacking = sent.lacking(CommercetoolsMessageTypes.NEEDED, "payment");
    if (payments && !lacking.isEmpty()) {
      findings.add(
          WebhookFinding.note(
              "The subscriptions leave out messages about payments: %s."
                  .formatted(String.join(", ", lacking)),
              "Add them where transactions count as payment; where they do not, set messages.log to orders."));
    }
  }

  private List<WebhookFinding> log() {
    List<WebhookFinding> findings = new ArrayList<>();
    findings.addAll(
        unlessForbidden(
            this::kept,
            "Whether the project keeps its messages may not be read.",
            "Give the API client the scope view_project_settings, or look in the project's settings."));
    findings.addAll(
        unlessForbidden(
            () -> {
              var unused =
                  api.messages("createdAt >= \"%s\"".formatted(clock.instant().toString()), 1);
              return List.of();
            },
            "The project's messages may not be queried: sweeps go by its changed orders alone.",
            "Give the API client the scope view_messages, or set messages.log to none."));
    return findings;
  }

  private List<WebhookFinding> kept() {
    Reading messages = api.project().object("messages");
    return List.of(
        messages.flag("enabled")
            ? WebhookFinding.well("The project keeps its messages, so that sweeps find lost ones.")
            : WebhookFinding.note(
                "The project keeps no messages: sweeps go by its changed orders alone.",
                "Switch messages on in the project's settings, or set messages.log to none."));
  }
}
