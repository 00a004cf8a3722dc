package dev.lockstep.platform.cin7core;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Secret;
import dev.lockstep.port.webhook.AcceptedKeys;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cin7 Core's webhooks: thin, unsigned, spelled in several ways. A sale that was authorised, taken
 * back, voided or paid becomes a hint; the progress of its documents is for the most part our own
 * echo and is acknowledged and forgotten.
 *
 * <p>An event has no id. Its body is the same for each authorisation of a sale, so that the body
 * alone would make the second one a repeat of the first and lose it. What arrives with the same
 * body within the same minute counts as one event: the platform sends an event a minute or more
 * after it happened, so that whatever the first of the two led us to read includes the second.
 */
public final class Cin7CoreWebhookDecoder implements WebhookDecoder {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // The platform's own sample of a shipment has a comma too many.
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();
  private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+) *");
  private static final Pattern NUMBER = Pattern.compile("[\\x21-\\x7e]{1,100}");
  private static final Pattern GUID =
      Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  private static final int DIGEST_BYTES = 8;

  private final ConnectionId connection;
  private final Cin7CoreWebhookSettings settings;
  private final InstantSource clock;
  private final AcceptedKeys paths;
  private final AcceptedKeys bearers;
  private final AcceptedKeys keys;

  public Cin7CoreWebhookDecoder(
      ConnectionId connection, Cin7CoreWebhookSettings settings, InstantSource clock) {
    this.connection = connection;
    this.settings = settings;
    this.clock = clock;
    this.paths = new AcceptedKeys(settings.paths());
    this.bearers = new AcceptedKeys(settings.bearers());
    this.keys = new AcceptedKeys(settings.keys());
  }

  @Override
  public Decoded decode(WebhookRequest request) {
    if (!isGenuine(request)) {
      return new Decoded.NotGenuine("it lacks a secret of ours, or shows another one");
    }
    Optional<JsonNode> body = json(request.body());
    if (body.isEmpty()) {
      return new Decoded.NotUnderstood("the body is not JSON");
    }
    if (body.get().isArray()) {
      // The stock payload is a bare list of rows and names no type.
      return new Decoded.Hints(List.of());
    }
    if (!body.get().isObject()) {
      return new Decoded.NotUnderstood("the body is neither an object nor a list");
    }
    return text(body.get(), "EventType")
        .or(request::topic)
        .map(type -> read(plain(type), body.get(), request))
        .orElseGet(() -> new Decoded.NotUnderstood("EventType is missing"));
  }

  /** Whatever is configured has to fit. */
  private boolean isGenuine(WebhookRequest request) {
    return fits(settings.paths(), paths, request.secretPath())
        && fits(settings.bearers(), bearers, bearer(request))
        && fits(settings.keys(), keys, request.header(settings.header()));
  }

  private static boolean fits(
      List<Secret> configured, AcceptedKeys accepted, Optional<String> shown) {
    return configured.isEmpty() || accepted.accept(shown);
  }

  private static Optional<String> bearer(WebhookRequest request) {
    return request
        .header("authorization")
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .map(token -> token.group(1));
  }

  /** {@code Sale/OrderAuthorised}, {@code order-authorized} and their like: one word. */
  private static String plain(String type) {
    return type.substring(type.lastIndexOf('/') + 1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z]", "")
        .replace("authorized", "authorised");
  }

  private Decoded read(String type, JsonNode event, WebhookRequest request) {
    return switch (type) {
      case "orderauthorised", "backordered" ->
          hint(
              type,
              event,
              request,
              (id, sale, number) -> new Hint.OrderPlaced(id, sale, number, null));
      case "voided", "undo", "additionalattributeschanged" ->
          hint(
              type,
              event,
              request,
              (id, sale, number) -> new Hint.OrderEdited(id, sale, number, null));
      case "partialpaymentreceived", "fullpaymentreceived" ->
          hint(type, event, request, Hint.OrderPaid::new);
      default -> new Decoded.Hints(List.of());
    };
  }

  private Decoded hint(String type, JsonNode event, WebhookRequest request, Hinting hinting) {
    Optional<String> sale = text(event, "SaleID").filter(id -> GUID.matcher(id).matches());
    if (sale.isEmpty()) {
      return new Decoded.NotUnderstood("SaleID is missing or is no GUID");
    }
    String id = UUID.fromString(sale.get()).toString();
    long minute = clock.instant().getEpochSecond() / 60;
    String eventId =
        "%s/%s/%s/%d".formatted(type, id, Digests.of(request.body(), DIGEST_BYTES), minute);
    String number =
        text(event, "SaleOrderNumber").filter(text -> NUMBER.matcher(text).matches()).orElse(null);
    return new Decoded.Hints(List.of(hinting.of(eventId, new OrderId(id), number)));
  }

  /** How one type of event reads. */
  private interface Hinting {
    Hint of(String eventId, OrderId sale, @Nullable String number);
  }

  private static Optional<JsonNode> json(byte[] body) {
    try {
      return Optional.ofNullable(MAPPER.readTree(body)).filter(read -> !read.isMissingNode());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode event, String name) {
    return Optional.ofNullable(field(event, name).textValue())
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** The platform's spelling of keys differs from type to type, so that case does not matter. */
  private static JsonNode field(JsonNode event, String name) {
    JsonNode exact = event.get(name);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, JsonNode> entry : event.properties()) {
      if (entry.getKey().equalsIgnoreCase(name)) {
        return entry.getValue();
      }
    }
    return MissingNode.getInstance();
  }

  @Override
  public String toString() {
    return "Cin7CoreWebhookDecoder[" + connection + "]";
  }
}
