package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;

/** Order requests as a client writes them. */
final class Orders {
  private Orders() {}

  /** Two T-shirts and three mugs. */
  static ObjectNode of(String reference) {
    ObjectNode order =
        Json.object()
            .put("ClientReference", reference)
            .put("ClientCode", ScendOptions.CLIENT_CODE)
            .put("OrderDate", "2026-11-20T08:00:00Z");
    order
        .putObject("DeliveryAddress")
        .put("Name", "A B")
        .put("Line1", "1 Lane")
        .put("Town", "Leeds")
        .put("PostCode", "LS1 4AP")
        .put("CountryCode", "GB");
    order.putObject("DeliveryService").put("CarrierCode", "DPD").put("ServiceCode", "NEXT");
    line(order, "L1", "TSHIRT-BLK-M", 2);
    line(order, "L2", "MUG-ENAMEL-350", 3);
    return order;
  }

  static void line(ObjectNode order, String reference, String product, int quantity) {
    order
        .withArrayProperty("Lines")
        .addObject()
        .put("LineReference", reference)
        .put("ProductCode", product)
        .put("Quantity", quantity);
  }
}
