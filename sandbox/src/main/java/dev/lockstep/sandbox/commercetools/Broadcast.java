package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.broker.Destination;
import dev.lockstep.sandbox.commercetools.broker.Envelopes;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.Impostor;
import dev.lockstep.sandbox.delivery.Notice;
import dev.lockstep.sandbox.delivery.Outbox;
import dev.lockstep.sandbox.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to the destination while a healthy subscription asks for them. All subscriptions
 * share the one destination, since their cloud brokers are not here.
 *
 * <p>What a subscription cannot deliver for now it keeps and sends once it is healthy; what happens
 * while it is stopped or suspended, it never sends, nor what it had kept until then.
 */
final class Broadcast {
  private final Project project;
  private final Outbox outbox;
  private final Envelopes envelopes;
  private final Map<String, List<ObjectNode>> kept = new HashMap<>();
  private volatile Line line = Line.NONE;

  private record Line(@Nullable Destination to, String token, boolean open) {
    static final Line NONE = new Line(null, "", false);
  }

  Broadcast(Project project, Outbox outbox, Envelopes envelopes) {
    this.project = project;
    this.outbox = outbox;
    this.envelopes = envelopes;
  }

  /**
   * From now on, messages go there. SNS asks for a confirmation first and drops until it has it.
   */
  void sendTo(Destination destination) {
    String token = UUID.randomUUID().toString().replace("-", "");
    boolean sns = destination instanceof Destination.Sns;
    line = new Line(destination, token, !sns);
    if (destination instanceof Destination.Sns to) {
      outbox.send(
          new Notice("SubscriptionConfirmation", "", flaws -> envelopes.confirmation(to, token)));
    }
  }

  void stop() {
    line = Line.NONE;
  }

  /** True when the token is the one that was asked for. */
  boolean confirm(String token) {
    Line now = line;
    if (now.to() == null || !now.token().equals(token)) {
      return false;
    }
    line = new Line(now.to(), token, true);
    return true;
  }

  /** Tells what has just been committed; delivery is somebody else's time. */
  void onMessage(ObjectNode message) {
    ObjectNode payload =
        Json.object().put("notificationType", "Message").put("projectKey", project.key);
    payload.setAll(message);
    List<ObjectNode> asking = asking(message);
    if (asking.stream().anyMatch(it -> status(it).equals("Healthy"))) {
      tell(message.path("type").asText(), payload);
      return;
    }
    asking.stream()
        .filter(it -> isTrying(status(it)))
        .findFirst()
        .ifPresent(it ->
            kept.computeIfAbsent(it.path("id").asText(), any -> new ArrayList<>()).add(payload));
  }

  /** Its health may have changed; only within {@link Project#write}. */
  void onHealth(ObjectNode subscription) {
    String status = status(subscription);
    if (isTrying(status)) {
      return;
    }
    List<ObjectNode> held = kept.remove(subscription.path("id").asText());
    if (held != null && status.equals("Healthy")) {
      held.forEach(payload -> tell(payload.path("type").asText(), payload));
    }
  }

  private static boolean isTrying(String status) {
    return status.equals("ConfigurationError") || status.equals("TemporaryError");
  }

  private static String status(ObjectNode subscription) {
    return subscription.path("status").asText();
  }

  /** The notification by which the platform tests a new subscription. */
  void onSubscribed(ObjectNode subscription) {
    ObjectNode payload =
        Json.object()
            .put("notificationType", "ResourceCreated")
            .put("projectKey", project.key)
            .put("version", 1)
            .put("modifiedAt", project.now());
    payload.set("resource", Project.reference("subscription", subscription.path("id").asText()));
    tell("ResourceCreated", payload);
  }

  private void tell(String type, ObjectNode payload) {
    Line now = line;
    Destination to = now.to();
    if (to != null && now.open()) {
      String about = payload.path("resource").path("id").asText();
      outbox.send(
          new Notice(
              type, about, flaws -> envelopes.seal(to, written(payload, about, flaws), flaws)));
    }
  }

  private static ObjectNode written(ObjectNode payload, String about, Set<DeliveryFault> flaws) {
    return flaws.contains(DeliveryFault.UNKNOWN_ORDER)
        ? (ObjectNode) Json.parse(Impostor.written(about, Json.text(payload))).orElseThrow()
        : payload;
  }

  private List<ObjectNode> asking(ObjectNode message) {
    String resourceType = message.path("resource").path("typeId").asText();
    String type = message.path("type").asText();
    return project.subscriptions.now().stream()
        .filter(subscription ->
            Json.objects(subscription.path("messages"))
                .filter(entry -> entry.path("resourceTypeId").asText().equals(resourceType))
                .anyMatch(entry -> names(entry.path("types"), type)))
        .toList();
  }

  private static boolean names(JsonNode types, String type) {
    return types.isEmpty()
        || StreamSupport.stream(types.spliterator(), false)
            .anyMatch(name -> name.asText().equals(type));
  }
}
