package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One order as it is on the platform, without personal data. */
public record OrderView(
    String id,
    @Nullable String orderNumber,
    long version,
    String orderState,
    @Nullable String shipmentState,
    @Nullable String paymentState,
    List<Line> lines,
    List<Delivery> deliveries,
    Map<String, JsonNode> customFields,
    List<Sync> syncInfo) {

  public OrderView {
    lines = List.copyOf(lines);
    deliveries = List.copyOf(deliveries);
    customFields = Map.copyOf(customFields);
    syncInfo = List.copyOf(syncInfo);
  }

  public record Line(String id, @Nullable String sku, long quantity) {}

  public record Delivery(
      String id, @Nullable String key, Map<String, Long> quantities, List<Parcel> parcels) {
    public Delivery {
      quantities = Map.copyOf(quantities);
      parcels = List.copyOf(parcels);
    }
  }

  /** A parcel; quantities are by line id. */
  public record Parcel(
      String id,
      @Nullable String key,
      @Nullable String trackingId,
      @Nullable String carrier,
      Map<String, Long> quantities) {
    public Parcel {
      quantities = Map.copyOf(quantities);
    }
  }

  public record Sync(String channelId, @Nullable String externalId) {}

  /** Units of a line in all deliveries together. */
  public long delivered(String lineId) {
    return deliveries.stream()
        .mapToLong(delivery -> delivery.quantities().getOrDefault(lineId, 0L))
        .sum();
  }

  static OrderView of(ObjectNode order) {
    Map<String, JsonNode> fields = new TreeMap<>();
    order
        .path("custom")
        .path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue()));
    return new OrderView(
        order.path("id").asText(),
        Json.textAt(order, "orderNumber"),
        order.path("version").asLong(),
        order.path("orderState").asText(),
        Json.textAt(order, "shipmentState"),
        Json.textAt(order, "paymentState"),
        Json.objects(order.path("lineItems")).map(OrderView::line).toList(),
        DeliveryActions.deliveries(order).map(OrderView::delivery).toList(),
        fields,
        Json.objects(order.path("syncInfo")).map(OrderView::sync).toList());
  }

  private static Line line(ObjectNode line) {
    return new Line(
        line.path("id").asText(),
        Json.textAt(line.path("variant"), "sku"),
        line.path("quantity").asLong());
  }

  private static Delivery delivery(ObjectNode delivery) {
    return new Delivery(
        delivery.path("id").asText(),
        Json.textAt(delivery, "key"),
        quantities(delivery),
        Json.objects(delivery.path("parcels")).map(OrderView::parcel).toList());
  }

  private static Parcel parcel(ObjectNode parcel) {
    JsonNode tracking = parcel.path("trackingData");
    return new Parcel(
        parcel.path("id").asText(),
        Json.textAt(parcel, "key"),
        Json.textAt(tracking, "trackingId"),
        Json.textAt(tracking, "carrier"),
        quantities(parcel));
  }

  private static Map<String, Long> quantities(ObjectNode holder) {
    Map<String, Long> quantities = new TreeMap<>();
    Json.objects(holder.path("items"))
        .forEach(item ->
            quantities.merge(item.path("id").asText(), item.path("quantity").asLong(), Long::sum));
    return quantities;
  }

  private static Sync sync(ObjectNode sync) {
    return new Sync(sync.path("channel").path("id").asText(), Json.textAt(sync, "externalId"));
  }
}
