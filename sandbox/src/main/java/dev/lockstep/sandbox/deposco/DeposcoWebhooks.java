package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.Impostor;
import dev.lockstep.sandbox.delivery.Notice;
import dev.lockstep.sandbox.delivery.Outbox;
import dev.lockstep.sandbox.delivery.Posting;
import dev.lockstep.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listener what was shipped or canceled, in the shape of an order status update. Nothing
 * else is told: who relies on webhooks misses corrected tracking and shipments rolled back.
 */
final class DeposcoWebhooks {
  private static final String SIGNATURE = "X-Deposco-Signature";

  private final Outbox outbox;
  private volatile @Nullable WebhookTarget target;

  DeposcoWebhooks(DeposcoOptions options, Outbox outbox) {
    this.outbox = outbox;
    this.target = options.webhooks();
  }

  void sendTo(@Nullable WebhookTarget newTarget) {
    target = newTarget;
  }

  void shipped(Shipment shipment) {
    ObjectNode update = Json.object();
    update.set("shipment", shipment(shipment));
    update.set("order", order(shipment.order));
    send("shipment.shipped", shipment.order.number, update);
  }

  void canceled(SalesOrder order) {
    ObjectNode update = Json.object();
    update.set("order", order(order));
    send("order.canceled", order.number, update);
  }

  private void send(String type, String number, ObjectNode update) {
    WebhookTarget to = target;
    if (to == null) {
      return;
    }
    ObjectNode envelope = Json.object();
    envelope.set("orderStatusUpdate", update);
    String body = Json.text(envelope);
    outbox.send(new Notice(type, number, flaws -> seal(to, written(body, number, flaws), flaws)));
  }

  private static String written(String body, String number, Set<DeliveryFault> flaws) {
    return flaws.contains(DeliveryFault.UNKNOWN_ORDER) ? Impostor.written(number, body) : body;
  }

  private static Posting seal(WebhookTarget to, String body, Set<DeliveryFault> flaws) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    String secret = to.secret();
    if (secret != null) {
      String signed = flaws.contains(DeliveryFault.BAD_SIGNATURE) ? body + " " : body;
      headers.put(SIGNATURE, "sha256=" + hmac(secret, signed));
    }
    return new Posting(to.uri(), headers, body);
  }

  private static ObjectNode shipment(Shipment shipment) {
    ObjectNode json =
        Json.object()
            .put("businessUnit", shipment.order.businessUnit.code())
            .put("shipmentNumber", shipment.number)
            .put("shipmentStatus", shipment.status.wire())
            .put("shipVia", shipment.order.text("shipVia"))
            .put("shipVendor", shipment.order.text("shipVendor"));
    if (shipment.shippedAt != null) {
      json.put("actualShipDate", Json.time(shipment.shippedAt));
    }
    json.put("trackingNumber", shipment.containers.getFirst().tracking)
        .put("weight", shipment.grams() / ShipmentWire.GRAMS_PER_POUND);
    json.putArray("orders").add(shipment.order.number);
    return json;
  }

  private static ObjectNode order(SalesOrder order) {
    ObjectNode json =
        Json.object()
            .put("businessUnit", order.businessUnit.code())
            .put("number", order.number)
            .put("type", "Sales Order")
            .put("orderStatus", outboundStatus(order.status()));
    ArrayNode lines = json.putArray("lines");
    order.lines.forEach(line -> lines.add(line(order, line)));
    return json;
  }

  private static ObjectNode line(SalesOrder order, OrderLine line) {
    ObjectNode json =
        Json.object()
            .put("lineNumber", line.lineNumber)
            .put("lineStatus", outboundStatus(line))
            .put("itemNumber", line.item.number())
            .put("orderPackQuantity", line.ordered)
            .put("shippedPackQuantity", line.shipped)
            .put("shortagePackQuantity", line.shortage)
            .put("canceledPackQuantity", line.canceled);
    ArrayNode containers = json.putArray("containers");
    List<Shipment> gone = order.shipments.stream().filter(Shipment::shipped).toList();
    for (Shipment shipment : gone) {
      for (Shipment.Container container : shipment.containers) {
        container.contents.stream()
            .filter(packed -> packed.orderLine() == line)
            .forEach(packed ->
                containers
                    .addObject()
                    .put("lpn", container.lpn)
                    .put("trackingNumber", container.tracking)
                    .put("quantity", packed.quantity()));
      }
    }
    return json;
  }

  private static String outboundStatus(OrderLine line) {
    if (line.canceled == line.ordered) {
      return "Canceled";
    }
    return line.open() == 0 ? "Complete" : "Partial Released";
  }

  /** Updates have fewer words than orders. */
  private static String outboundStatus(OrderStatus status) {
    return switch (status) {
      case PARTIALLY_SHIPPED, SHIP_COMPLETE, CANCELED -> status.wire();
      case DRAFT, NEW, HOLD, READY_FOR_FULFILLMENT, WAVE_BUILT, BACK_ORDERED -> "Accepted";
      case PARTIALLY_RELEASED,
          RELEASED,
          PICKING,
          PICK_COMPLETE,
          PARTIALLY_STAGED,
          STAGED,
          PARTIALLY_LOADED,
          LOADED ->
          "In Fulfillment";
    };
  }

  private static String hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks HmacSHA256.", e);
    }
  }
}
