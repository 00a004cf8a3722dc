package dev.lockstep.platform.scend;

import dev.lockstep.common.Setting;

/**
 * Where each call goes, relative to the base address; {@code {ref}} and {@code {sku}} are filled
 * in.
 */
public record ScendPaths(
    @Setting(value = "Create by POST.", byDefault = "/orders") String orders,
    @Setting(value = "Look up, create by PUT, amend.", byDefault = "/orders/{ref}") String order,
    @Setting(value = "Cancel.", byDefault = "/orders/{ref}/cancel") String cancel,
    @Setting(value = "Shipments of one order.", byDefault = "/orders/{ref}/shipments")
        String orderShipments,
    @Setting(value = "Shipments of all orders.", byDefault = "/shipments") String shipments,
    @Setting(value = "One product.", byDefault = "/products/{sku}") String product) {
  static final ScendPaths ASSUMED =
      new ScendPaths(
          "/orders",
          "/orders/{ref}",
          "/orders/{ref}/cancel",
          "/orders/{ref}/shipments",
          "/shipments",
          "/products/{sku}");

  public ScendPaths {
    require(order, "{ref}", "order");
    require(cancel, "{ref}", "cancel");
    require(orderShipments, "{ref}", "orderShipments");
    require(product, "{sku}", "product");
  }

  private static void require(String path, String hole, String key) {
    if (!path.contains(hole)) {
      throw new IllegalArgumentException(
          "The path " + key + " must contain " + hole + ": " + path + ".");
    }
  }
}
