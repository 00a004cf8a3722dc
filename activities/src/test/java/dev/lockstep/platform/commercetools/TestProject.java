package dev.lockstep.platform.commercetools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.platform.commercetools.CommercetoolsMessageSettings.Log;
import dev.lockstep.platform.commercetools.CommercetoolsSettings.CancelMark;
import dev.lockstep.platform.commercetools.CommercetoolsSettings.PriceBasis;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Settings and orders for tests. */
final class TestProject {
  private TestProject() {}

  static PlatformContext context() {
    return new PlatformContext(
        InstantSource.system(), new OkHttpClient(), new SimpleMeterRegistry());
  }

  static CommercetoolsSettings settings(URI base, @Nullable String syncChannel) {
    return settings(base, syncChannel, Set.of(), Set.of());
  }

  static CommercetoolsSettings settings(
      URI base, @Nullable String syncChannel, Set<String> keys, Set<String> ids) {
    return new CommercetoolsSettings(
        base,
        base.resolve("/oauth/token"),
        "sandbox",
        null,
        CommercetoolsOptions.CLIENT_ID,
        new Secret(CommercetoolsOptions.CLIENT_SECRET),
        List.of(),
        1000,
        20,
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ZERO,
        2,
        syncChannel,
        PriceBasis.GROSS,
        Set.of("sent"),
        "external-id",
        "parent",
        Map.of("DHLPARCEL", "DHL"),
        Set.of(CancelMark.ORDER_STATE, CancelMark.SHIPMENT_STATE),
        "cancelled",
        null,
        "cancellation",
        "tracking",
        "lockstep-order",
        new CommercetoolsMessageSettings(keys, ids, true, Log.ORDERS_AND_PAYMENTS));
  }

  /** An order in the platform's shape; prices are 10.00 EUR a unit and 5.00 for shipping. */
  static ObjectNode order(int... quantities) {
    ObjectNode order = JsonNodeFactory.instance.objectNode().put("orderState", "Open");
    ArrayNode lines = order.putArray("lineItems");
    int units = 0;
    for (int quantity : quantities) {
      units += quantity;
      ObjectNode line = lines.addObject().put("quantity", quantity);
      line.put("lineItemMode", "Standard");
      line.putObject("variant").put("id", 1).put("sku", "SKU-" + lines.size());
      line.putObject("price").set("value", money(1000));
      line.set("totalPrice", money(1000L * quantity));
    }
    ObjectNode shipping = order.putObject("shippingInfo").put("shippingMethodName", "Standard");
    shipping.set("price", money(500));
    order.set("totalPrice", money(1000L * units + 500));
    order
        .putObject("shippingAddress")
        .put("country", "DE")
        .put("firstName", "Kim")
        .put("lastName", "Muster")
        .put("streetName", "Hauptstr.")
        .put("streetNumber", "1a")
        .put("postalCode", "10115")
        .put("city", "Berlin");
    return order;
  }

  static ObjectNode money(long cents) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "centPrecision")
        .put("currencyCode", "EUR")
        .put("centAmount", cents)
        .put("fractionDigits", 2);
  }
}
