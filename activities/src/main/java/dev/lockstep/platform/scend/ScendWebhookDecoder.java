package dev.lockstep.platform.scend;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Scend's webhooks: thin events that name a client reference. Progress on the floor is acknowledged
 * and forgotten; what changes an order's fate becomes a hint.
 */
public final class ScendWebhookDecoder implements WebhookDecoder {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,100}");

  private final ConnectionId connection;
  private final ScendWebhookProof proof;
  private final Optional<String> clientCode;
  private final Set<String> alteringStatuses = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  public ScendWebhookDecoder(
      ConnectionId connection, ScendWebhookSettings settings, PlatformContext context) {
    this.connection = connection;
    this.proof = new ScendWebhookProof(settings, context.clock());
    this.clientCode = Optional.ofNullable(settings.clientCode());
    this.alteringStatuses.addAll(settings.alteringStatuses());
  }

  @Override
  public Decoded decode(WebhookRequest request) {
    Optional<String> objection = proof.objectionTo(request);
    if (objection.isPresent()) {
      return new Decoded.NotGenuine(objection.get());
    }
    return object(request.body())
        .map(event -> read(event, request))
        .orElseGet(() -> new Decoded.NotUnderstood("the body is not a JSON object"));
  }

  private Decoded read(JsonNode event, WebhookRequest request) {
    if (clientCode.isPresent() && !clientCode.equals(text(event, "ClientCode"))) {
      return new Decoded.NotUnderstood("ClientCode is not that of connection " + connection);
    }
    Optional<String> type = text(event, "EventType");
    if (type.isEmpty()) {
      return new Decoded.NotUnderstood("EventType is missing");
    }
    JsonNode data = field(event, "Data");
    return switch (type.get()) {
      case "shipment.dispatched" ->
          hint(
              event,
              request,
              data,
              (id, fulfilment) ->
                  new Hint.FulfilmentDispatched(id, fulfilment, shipment(data).orElse(null)));
      case "shipment.voided" -> hint(event, request, data, Hint.ShipmentCorrected::new);
      case "order.cancelled", "order.query_raised" ->
          hint(event, request, data, Hint.FulfilmentAltered::new);
      case "order.status_changed" ->
          matters(data)
              ? hint(event, request, data, Hint.FulfilmentAltered::new)
              : new Decoded.Hints(List.of());
      default -> new Decoded.Hints(List.of());
    };
  }

  private static Optional<String> shipment(JsonNode data) {
    return text(data, "ShipmentId").filter(ScendWebhookDecoder::isId);
  }

  private boolean matters(JsonNode data) {
    return text(data, "Status").map(alteringStatuses::contains).orElse(true);
  }

  private static Decoded hint(
      JsonNode event, WebhookRequest request, JsonNode data, Reading reading) {
    Optional<String> id =
        text(event, "EventId")
            .or(() -> request.header("webhook-id"))
            .filter(ScendWebhookDecoder::isId);
    if (id.isEmpty()) {
      return new Decoded.NotUnderstood("EventId is missing or not usable");
    }
    return text(data, "ClientReference")
        .filter(ScendWebhookDecoder::isId)
        .filter(reference -> reference.charAt(0) != '~')
        .<Decoded>map(reference ->
            new Decoded.Hints(List.of(reading.asHint(id.get(), new FulfilmentRef(reference)))))
        .orElseGet(
            () -> new Decoded.NotUnderstood("Data.ClientReference is missing or not usable"));
  }

  private static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** How one type of event reads. */
  private interface Reading {
    Hint asHint(String eventId, FulfilmentRef fulfilment);
  }

  private static Optional<ObjectNode> object(byte[] body) {
    try {
      return MAPPER.readTree(body) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.ofNullable(field(node, name).textValue()).filter(text -> !text.isBlank());
  }

  /** Scend's spelling of keys is not certain, so that their case does not matter. */
  private static JsonNode field(JsonNode node, String name) {
    JsonNode exact = node.get(name);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (entry.getKey().equalsIgnoreCase(name)) {
        return entry.getValue();
      }
    }
    return MissingNode.getInstance();
  }

  @Override
  public String toString() {
    return "ScendWebhookDecoder[" + connection + "]";
  }
}
