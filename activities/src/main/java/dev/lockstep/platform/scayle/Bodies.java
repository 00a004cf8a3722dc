package dev.lockstep.platform.scayle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.platform.scayle.ScayleSettings.ShopCountryChoice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The bodies of writes, in the platform's words. */
record Bodies(ScayleSettings settings) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  /**
   * A shipment.
   *
   * @param leftAt when the parcel left the warehouse
   */
  ObjectNode shipment(
      StoredOrder order, String number, String carrier, Collection<Item> items, Instant leftAt) {
    ObjectNode body = common(order);
    body.put("carrier", carrier);
    body.put(
        "deliveryDate",
        TIME.format(leftAt.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
    ArrayNode array = body.putArray("items");
    for (Item item : sorted(items)) {
      array
          .addObject()
          .put("orderItemId", item.id())
          .put("returnKey", settings.reports().returnKey(item.id()));
    }
    body.put("shipmentKey", number);
    switch (settings.reports().returnIdentCode()) {
      case NONE -> {}
      case TRACKING -> body.put("returnIdentCode", number);
    }
    return body;
  }

  ObjectNode cancellation(StoredOrder order, Collection<Item> items) {
    ObjectNode body = common(order);
    ArrayNode array = body.putArray("items");
    sorted(items).forEach(item -> array.addObject().put("orderItemId", item.id()));
    return body;
  }

  ObjectNode referenceKey(String key) {
    return JsonNodeFactory.instance.objectNode().put("referenceKey", key);
  }

  private ObjectNode common(StoredOrder order) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("shopKey", choose(order.shopKey(), settings.shopKey()))
            .put(
                "countryCode",
                choose(order.countryCode(), settings.countryCode()).toLowerCase(Locale.ROOT))
            .put("orderId", Long.parseLong(order.id().value()));
    String merchant = settings.merchantReferenceKey();
    if (merchant != null) {
      body.put("merchantReferenceKey", merchant);
    }
    return body;
  }

  /** Orders name their shop in more forms than the two characters that writes take. */
  private String choose(@Nullable String ofOrder, String ofSettings) {
    return settings.shopCountry() == ShopCountryChoice.OF_ORDER
            && ofOrder != null
            && ofOrder.length() == 2
        ? ofOrder
        : ofSettings;
  }

  private static List<Item> sorted(Collection<Item> items) {
    return items.stream().sorted(Comparator.comparingLong(Item::id)).toList();
  }
}
