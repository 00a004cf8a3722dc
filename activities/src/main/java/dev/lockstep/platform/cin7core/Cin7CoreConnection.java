package dev.lockstep.platform.cin7core;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.http.ApiClient;
import dev.lockstep.http.ApiProfile;
import dev.lockstep.http.Authentication;
import dev.lockstep.http.RatePolicy;
import dev.lockstep.http.TimeLimits;
import dev.lockstep.platform.PlatformContext;
import java.util.Set;
import okhttp3.HttpUrl;

/** How an account is spoken to: address, credentials, budget, time limits, what may be logged. */
final class Cin7CoreConnection {
  private static final int LONGEST_BURST = 10;

  /** No key below an address, a customer, a free text or a webhook's secrets stands here. */
  private static final Set<String> LOGGABLE =
      Set.of(
          "ID",
          "SaleID",
          "TaskID",
          "Total",
          "Page",
          "SaleList",
          "OrderNumber",
          "SaleOrderNumber",
          "Status",
          "OrderStatus",
          "Updated",
          "LastModifiedOn",
          "Type",
          "CombinedPickingStatus",
          "CombinedPackingStatus",
          "CombinedShippingStatus",
          "CombinedPaymentStatus",
          "FulFilmentStatus",
          "FulfillmentNumber",
          "Order",
          "Lines",
          "SKU",
          "ProductID",
          "Quantity",
          "BackorderQuantity",
          "DropShip",
          "NonInventory",
          "Fulfilments",
          "Pick",
          "Pack",
          "Ship",
          "Location",
          "LocationID",
          "BatchSN",
          "Box",
          "Boxes",
          "Carrier",
          "IsShipped",
          "ShipmentDate",
          "AddTrackingNumbers",
          "ErrorCode",
          "Errors",
          "Webhooks",
          "IsActive");

  private Cin7CoreConnection() {}

  static Cin7CoreApi api(
      ConnectionId connection, Cin7CoreSettings settings, PlatformContext context) {
    TimeLimits limits =
        new TimeLimits(
            settings.connectTimeout(), settings.requestTimeout(), settings.requestTimeout());
    ApiProfile profile =
        new ApiProfile(
            connection,
            base(settings),
            pace(settings),
            limits,
            "X-Correlation-ID",
            LOGGABLE,
            new Cin7CoreErrors(settings.throttleWait(), settings.absent()));
    ApiClient client =
        new ApiClient(
            profile,
            Authentication.key("api-auth-applicationkey", settings.applicationKey()),
            context);
    return new Cin7CoreApi(connection, client, settings);
  }

  /** The platform counts over a sliding minute, in which the burst is spent as well. */
  static RatePolicy pace(Cin7CoreSettings settings) {
    int burst = Math.clamp(settings.requestsPerMinute() / 6, 1, LONGEST_BURST);
    double lasting = Math.max(1, settings.requestsPerMinute() - burst) / 60.0;
    return new RatePolicy(lasting, burst, settings.maxConcurrent());
  }

  private static HttpUrl base(Cin7CoreSettings settings) {
    String text = settings.apiUrl().toString();
    return HttpUrl.get(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }
}
