package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.scayle.sample.Recipient;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An order as the Admin API and the webhooks show it. */
final class OrderJson {
  private OrderJson() {}

  /** The order; {@code with} names what is shown only when it is asked for. */
  static ObjectNode of(ShopOrder order, Shop shop, List<String> with) {
    ObjectNode json =
        Json.object()
            .put("id", order.id)
            .put("referenceKey", order.referenceKey)
            .put("publicKey", order.sample.publicKey())
            .put("basketKey", "basket-" + order.delegationId)
            .put("createdAt", Times.text(order.createdAt))
            .put("updatedAt", Times.text(order.updatedAt))
            .put("currencyCode", "EUR");
    putTime(json, "confirmedAt", order.confirmedAt);
    putTime(json, "invoicedAt", order.invoicedAt);
    json.setAll(status(order));
    ObjectNode address = json.putObject("address");
    address.set("billing", address(order.sample.billing(), order.id * 10));
    address.set("shipping", address(order.shipping, order.id * 10 + 1));
    json.set("contacts", contacts(order));
    json.set("cost", Costs.of(order));
    json.set("customer", customer(order));
    ArrayNode items = json.putArray("items");
    order.items.forEach(item -> items.add(item(item, shop, with)));
    if (!order.packages.isEmpty()) {
      ArrayNode packages = json.putArray("packages");
      order.packages.forEach(parcel -> packages.add(parcel(parcel)));
    }
    json.putArray("payment")
        .addObject()
        .put("key", "accounting")
        .put("amount", Costs.total(order))
        .put("transactionKey", "transaction-" + order.delegationId)
        .putArray("data");
    json.putObject("shipping")
        .put("policy", "least_packages")
        .put("deliveryCosts", Costs.DELIVERY)
        .put("expressDeliveryCosts", 0);
    json.putObject("carrier").put("key", order.sample.carrier());
    json.set("shopCountry", shopCountry(shop.options));
    if (with.contains("legacyCustomData")) {
      putMap(json, "legacyCustomData", order);
    }
    return json;
  }

  /** {@code status} and {@code detailedStatus} alone. */
  static ObjectNode status(ShopOrder order) {
    ObjectNode json = Json.object().put("status", order.statusText());
    ObjectNode detailed = json.putObject("detailedStatus");
    detailed.putObject("billing").put("code", billingCode(order)).put("name", "Zahlung");
    detailed.putObject("order").put("code", order.state.code()).put("name", order.state.title());
    detailed.putObject("shipping").put("code", shippingCode(order)).put("name", "Versand");
    return json;
  }

  static ObjectNode item(OrderItem item, Shop shop, List<String> with) {
    ObjectNode json =
        Json.object()
            .put("id", item.id)
            .put("key", item.key)
            .put("status", item.status())
            .put("currency", "EUR")
            .put("warehouseId", shop.warehouseId(item.unit.warehouse()));
    ObjectNode price =
        json.putObject("price")
            .put("withTax", item.unit.cents())
            .put("withoutTax", item.unit.centsWithoutTax())
            .put("undiscountedWithTax", item.unit.cents())
            .put("undiscountedWithOutTax", item.unit.centsWithoutTax());
    price
        .putObject("tax")
        .putObject("vat")
        .put("amount", item.unit.cents() - item.unit.centsWithoutTax())
        .put("rate", item.unit.taxPercent().movePointLeft(2));
    json.putObject("product").put("id", variantId(item) / 10);
    ObjectNode variant = json.putObject("variant").put("id", variantId(item));
    variant.put("referenceKey", item.unit.sku()).putObject("stock").put("supplierId", 1);
    json.putObject("merchant").put("referenceKey", shop.options.merchantKey());
    if (item.packageId != null) {
      json.put("packageId", item.packageId);
    }
    putGroup(json, item);
    putTime(json, "delegatedAt", item.delegatedAt);
    putTime(json, "shippedAt", item.shippedAt);
    putTime(json, "cancelledAt", item.cancelledAt);
    putTime(json, "returnedAt", item.returnedAt);
    if (with.contains("items.legacyCustomData")) {
      json.putArray("legacyCustomData");
    }
    return json;
  }

  /** The group that joins an item and what is beneath it. */
  static void putGroup(ObjectNode json, OrderItem item) {
    if (item.main != null || !item.unit.subItems().isEmpty()) {
      OrderItem main = item.main == null ? item : item.main;
      json.putObject("itemGroup")
          .put("id", "group-" + main.delegatedId)
          .put("isMainItem", item.main == null)
          .put("isRequired", true);
    }
  }

  static long variantId(OrderItem item) {
    return 1_000_000L + Math.floorMod(item.unit.sku().hashCode(), 1_000_000);
  }

  private static String billingCode(ShopOrder order) {
    return switch (order.state) {
      case CREATED -> "billing_open";
      case PENDED, CONFIRMED, DELEGATED, SHIPPED -> "billing_payment_pending";
      case INVOICED -> "billing_completed";
      case ABORTED, CANCELLED -> "billing_payment_cancelled";
    };
  }

  private static String shippingCode(ShopOrder order) {
    if (order.items.stream().anyMatch(item -> item.returnedAt != null)) {
      return "shipping_partially_returned";
    }
    return switch (order.state) {
      case SHIPPED, INVOICED -> "shipping_delivered";
      case DELEGATED -> "shipping_ordered";
      case CREATED, PENDED, CONFIRMED, ABORTED, CANCELLED -> "shipping_open";
    };
  }

  private static ObjectNode address(Recipient recipient, long id) {
    ObjectNode json = Json.object().put("id", id);
    putText(json, "street", recipient.street());
    putText(json, "houseNumber", recipient.houseNumber());
    putText(json, "additional", recipient.additional());
    json.put("zipCode", recipient.zipCode())
        .put("city", recipient.city())
        .put("countryCode", Locale.of("", recipient.country()).getISO3Country());
    json.putObject("isDefault").put("billing", false).put("shipping", false);
    json.putObject("recipient")
        .put("firstName", recipient.firstName())
        .put("lastName", recipient.lastName())
        .put("gender", recipient.gender())
        .put("type", "personal");
    Recipient.CollectionPoint point = recipient.collectionPoint();
    if (point != null) {
      json.set("collectionPoint", collectionPoint(point));
    }
    return json;
  }

  static ObjectNode collectionPoint(Recipient.CollectionPoint point) {
    return Json.object()
        .put("key", point.key())
        .put("customerKey", point.customerKey())
        .put("description", point.description())
        .put("type", point.type());
  }

  private static ArrayNode contacts(ShopOrder order) {
    ArrayNode contacts = Json.array();
    ObjectNode contact = contacts.addObject().put("type", "carrier");
    putText(contact, "value", order.shipping.phone());
    return contacts;
  }

  private static ObjectNode customer(ShopOrder order) {
    Recipient buyer = order.sample.billing();
    return Json.object()
        .put("id", order.delegationId + 7)
        .put("email", buyer.email())
        .put("firstName", buyer.firstName())
        .put("lastName", buyer.lastName())
        .put("gender", buyer.gender())
        .put("publicKey", "customer-" + order.delegationId)
        .put("type", "personal");
  }

  private static ObjectNode parcel(ShopPackage parcel) {
    ObjectNode json =
        Json.object()
            .put("id", parcel.id())
            .put("shipmentKey", parcel.shipmentKey())
            .put("carrierKey", parcel.carrierKey())
            .put("deliveryStatus", "open")
            .put("shippedAt", Times.text(parcel.shippedAt()));
    json.putObject("deliveryDate")
        .put("minimum", Times.date(parcel.shippedAt()))
        .put("maximum", Times.date(parcel.shippedAt()));
    json.putObject("tracking")
        .put("id", parcel.shipmentKey())
        .put("url", "https://track.example/" + parcel.carrierKey());
    putText(json, "returnIdentCode", parcel.returnIdentCode());
    return json;
  }

  private static ObjectNode shopCountry(ScayleOptions options) {
    ObjectNode json =
        Json.object()
            .put("id", 5502)
            .put("shopKey", options.shopKey() + options.countryCode().toLowerCase(Locale.ROOT))
            .put("countryCode", options.countryCode().toUpperCase(Locale.ROOT))
            .put("defaultLanguageCode", "de_DE")
            .put("active", true)
            .put("deleted", false);
    json.putArray("supportedLanguageCodes");
    json.putNull("priceGroupKey");
    json.putNull("currencyCode");
    return json;
  }

  /** A map with one entry, or none, which is an array then. */
  static void putMap(ObjectNode json, String field, ShopOrder order) {
    if (order.sample.kind() == ScayleSampleKind.EMPTY_MAPS) {
      json.putArray(field);
    } else {
      json.putObject(field).put("origin", "sandbox");
    }
  }

  private static void putTime(ObjectNode json, String field, @Nullable Instant time) {
    if (time != null) {
      json.put(field, Times.text(time));
    }
  }

  private static void putText(ObjectNode json, String field, @Nullable String text) {
    if (text != null) {
      json.put(field, text);
    }
  }
}
