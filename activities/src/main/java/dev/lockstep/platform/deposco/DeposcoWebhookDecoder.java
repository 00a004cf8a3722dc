package dev.lockstep.platform.deposco;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Deposco's order status updates. They carry no id of their own, so that a digest of the body is
 * the event's id: a repeat of the same bytes is the same event.
 */
final class DeposcoWebhookDecoder implements WebhookDecoder {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern NUMBER = Pattern.compile("[\\x21-\\x7e]{1,50}");

  private final ConnectionId connection;
  private final String businessUnit;
  private final DeposcoWebhookProof proof;
  private final Set<String> dispatched;
  private final Set<String> altering;
  private final Set<String> shipped;
  private final Set<String> voided;

  DeposcoWebhookDecoder(
      ConnectionId connection, String businessUnit, DeposcoWebhookSettings settings) {
    this.connection = connection;
    this.businessUnit = businessUnit;
    this.proof = new DeposcoWebhookProof(settings);
    this.dispatched = inAnyCase(settings.dispatchedStatuses());
    this.altering = inAnyCase(settings.alteringStatuses());
    this.shipped = inAnyCase(settings.shippedStatuses());
    this.voided = inAnyCase(settings.voidedStatuses());
  }

  private static Set<String> inAnyCase(Collection<String> words) {
    Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    all.addAll(words);
    return all;
  }

  /** What happened to an order; of two things, what left counts. */
  private enum News {
    ALTERED,
    DISPATCHED
  }

  @Override
  public Decoded decode(WebhookRequest request) {
    Optional<String> objection = proof.objectionTo(request);
    if (objection.isPresent()) {
      return new Decoded.NotGenuine(objection.get());
    }
    Optional<ObjectNode> body = object(request.body());
    if (body.isEmpty()) {
      return new Decoded.NotUnderstood("the body is not a JSON object");
    }
    JsonNode wrapped = body.get().path("orderStatusUpdate");
    return read(wrapped.isObject() ? wrapped : body.get(), request.body());
  }

  private Decoded read(JsonNode update, byte[] body) {
    JsonNode order = update.path("order");
    JsonNode shipment = update.path("shipment");
    if (!order.isObject() && !shipment.isObject()) {
      return new Decoded.NotUnderstood("there is neither an order nor a shipment");
    }
    Map<String, News> news = new LinkedHashMap<>();
    boolean orderUnderstood = readOrder(order, news);
    if (!readShipment(shipment, order, news) || !orderUnderstood) {
      return new Decoded.NotUnderstood("the number of an order is missing or not usable");
    }
    String eventId = digest(body);
    return new Decoded.Hints(news.entrySet().stream().map(each -> hint(eventId, each)).toList());
  }

  private static Hint hint(String eventId, Map.Entry<String, News> news) {
    FulfilmentRef ref = new FulfilmentRef(news.getKey());
    return switch (news.getValue()) {
      case DISPATCHED -> new Hint.FulfilmentDispatched(eventId, ref);
      case ALTERED -> new Hint.FulfilmentAltered(eventId, ref);
    };
  }

  /** Whether what concerns us in it could be understood. */
  private boolean readOrder(JsonNode order, Map<String, News> news) {
    Optional<News> worth = worth(text(order, "orderStatus"), dispatched, altering);
    return worth.isEmpty()
        || !isOfBusinessUnit(order)
        || note(text(order, "number"), worth.get(), news);
  }

  private boolean readShipment(JsonNode shipment, JsonNode order, Map<String, News> news) {
    Optional<News> worth = worth(text(shipment, "shipmentStatus"), shipped, voided);
    if (worth.isEmpty() || !isOfBusinessUnit(shipment)) {
      return true;
    }
    Set<Optional<String>> numbers = new LinkedHashSet<>();
    for (JsonNode each : shipment.path("orders")) {
      numbers.add(each.isTextual() ? Optional.of(each.textValue()) : text(each, "number"));
    }
    if (numbers.isEmpty()) {
      numbers.add(text(order, "number"));
    }
    boolean understood = true;
    for (Optional<String> number : numbers) {
      understood &= note(number, worth.get(), news);
    }
    return understood;
  }

  private static Optional<News> worth(
      Optional<String> status, Set<String> leaving, Set<String> altering) {
    if (status.filter(leaving::contains).isPresent()) {
      return Optional.of(News.DISPATCHED);
    }
    return status.filter(altering::contains).map(word -> News.ALTERED);
  }

  private static boolean note(Optional<String> number, News worth, Map<String, News> news) {
    Optional<String> usable =
        number.map(String::strip).filter(text -> NUMBER.matcher(text).matches());
    usable.ifPresent(
        ref -> news.merge(ref, worth, (one, other) -> one.compareTo(other) >= 0 ? one : other));
    return usable.isPresent();
  }

  /** One webhook may serve several business units: what is about another one is not for us. */
  private boolean isOfBusinessUnit(JsonNode part) {
    return text(part, "businessUnit").map(businessUnit::equals).orElse(true);
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
    return Optional.ofNullable(node.path(name).textValue())
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  @Override
  public String toString() {
    return "DeposcoWebhookDecoder[" + connection + "]";
  }
}
