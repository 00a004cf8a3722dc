package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.scayle.sample.Recipient;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An order as it is delegated: other names, other units and other codes than in the Admin API. */
final class DelegationJson {
  private DelegationJson() {}

  static ObjectNode of(ShopOrder order, Shop shop) {
    ScayleOptions options = shop.options;
    ObjectNode json =
        Json.object()
            .put("id", order.delegationId)
            .put("orderId", order.id)
            .put("orderReferenceKey", key(order, shop))
            .put("shopKey", options.shopKey())
            .put("shopId", 1)
            .put("companyId", options.companyId())
            .put("countryCode", options.countryCode())
            .put("languageCode", "de_DE")
            .put("fulfillingMerchantKey", options.merchantKey())
            .put("vendorReferenceKey", options.merchantKey())
            .put("paymentMethod", "accounting")
            .put("customerPublicKey", "customer-" + order.delegationId);
    json.putObject("carrier").put("key", order.sample.carrier());
    json.set("cost", Costs.of(order));
    OrderJson.putMap(json, "customData", order);
    json.set("customer", customer(order));
    ObjectNode addresses = json.putObject("addresses");
    addresses.set("billing", address(order, order.sample.billing()));
    addresses.set("shipping", address(order, order.shipping).putNull("state"));
    ArrayNode items = json.putArray("items");
    order.items.stream()
        .filter(item -> item.main == null && item.cancelledAt == null)
        .forEach(item -> items.add(item(order, item, shop)));
    return json;
  }

  /** The key by which the blocking calls name an order. */
  static String key(ShopOrder order, Shop shop) {
    return switch (shop.options.assumptions().keyInCalls()) {
      case CURRENT -> order.referenceKey;
      case AS_PLACED -> order.sample.referenceKey();
    };
  }

  private static ObjectNode customer(ShopOrder order) {
    ObjectNode json =
        Json.object()
            .put("email", order.sample.billing().email())
            .put("publicKey", "customer-" + order.delegationId)
            .putNull("referenceKey")
            .putNull("taxNumber");
    OrderJson.putMap(json, "customData", order);
    return json;
  }

  private static ObjectNode address(ShopOrder order, Recipient recipient) {
    boolean odd = order.id % 2 == 1;
    ObjectNode json =
        Json.object()
            .put("firstName", recipient.firstName())
            .put("lastName", recipient.lastName())
            .put("gender", recipient.gender())
            .put("street", recipient.street())
            .put("houseNumber", recipient.houseNumber())
            .put("streetHouseNumber", streetHouseNumber(recipient, odd))
            .put("additional", recipient.additional())
            .put("zipCode", recipient.zipCode())
            .put("city", recipient.city())
            .put(
                "countryCode",
                odd ? recipient.country().toLowerCase(Locale.ROOT) : recipient.country())
            .put("phoneNumber", recipient.phone());
    Recipient.CollectionPoint point = recipient.collectionPoint();
    json.set("collectionPoint", point == null ? null : OrderJson.collectionPoint(point));
    return json;
  }

  /** Both parts in one text; which comes first differs from order to order. */
  private static String streetHouseNumber(Recipient recipient, boolean numberFirst) {
    Stream<String> parts =
        numberFirst
            ? Stream.of(recipient.houseNumber(), recipient.street())
            : Stream.of(recipient.street(), recipient.houseNumber());
    return parts.filter(Objects::nonNull).collect(Collectors.joining(" "));
  }

  private static ObjectNode item(ShopOrder order, OrderItem item, Shop shop) {
    ObjectNode json = Json.object().put("id", item.delegatedId);
    boolean asText =
        order.sample.kind() == ScayleSampleKind.STRING_IDS && order.items.indexOf(item) % 2 == 0;
    if (asText) {
      json.put("orderItemId", Long.toString(item.id));
    } else {
      json.put("orderItemId", item.id);
    }
    json.put("merchantKey", shop.options.merchantKey())
        .put("merchantProductVariantId", OrderJson.variantId(item))
        .put("merchantProductVariantReferenceKey", item.unit.sku())
        .put("productVariantId", OrderJson.variantId(item))
        .putNull("merchantReservationKey")
        .put("name", item.unit.name())
        .put("localizedName", item.unit.name())
        .put("quantity", 1)
        .put("currencyCode", "EUR")
        .put("price", item.unit.cents())
        .put("priceWithoutTax", item.unit.centsWithoutTax())
        .put("tax", item.unit.taxPercent())
        .put("taxAmount", item.unit.cents() - item.unit.centsWithoutTax())
        .put("warehouseReferenceKey", item.unit.warehouse())
        .put("shippingWarehouseReferenceKey", item.unit.warehouse())
        .put("packagingGroupId", shop.warehouseId(item.unit.warehouse()))
        .putNull("vendorSize");
    OrderJson.putGroup(json, item);
    json.putArray("attributes");
    OrderJson.putMap(json, "customData", order);
    if (order.sample.kind() != ScayleSampleKind.EMPTY_MAPS) {
      ArrayNode beneath = json.putArray("subItems");
      order.beneath(item).forEach(sub -> beneath.add(item(order, sub, shop)));
    }
    return json;
  }
}
