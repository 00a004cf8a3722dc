package dev.lockstep.platform.scayle;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.http.ApiClient;
import dev.lockstep.http.ApiProfile;
import dev.lockstep.http.Authentication;
import dev.lockstep.http.RatePolicy;
import dev.lockstep.http.TimeLimits;
import dev.lockstep.platform.PlatformContext;
import java.util.Set;
import okhttp3.HttpUrl;

/** How a tenant is spoken to: address, key, budgets, time limits, what may be logged. */
final class ScayleConnection {
  /** No key below an address, a customer or a payment stands here. */
  private static final Set<String> LOGGABLE =
      Set.of(
          "id",
          "orderId",
          "orderItemId",
          "status",
          "detailedStatus",
          "order",
          "billing",
          "code",
          "createdAt",
          "updatedAt",
          "confirmedAt",
          "delegatedAt",
          "shippedAt",
          "cancelledAt",
          "items",
          "packages",
          "packageId",
          "warehouseId",
          "variant",
          "carrier",
          "carrierKey",
          "deliveryStatus",
          "deliveryDate",
          "currencyCode",
          "currency",
          "errors",
          "errorKey");

  private ScayleConnection() {}

  static ScayleApi api(
      ConnectionId connection, ScayleSettings settings, ScaylePace pace, PlatformContext context) {
    return new ScayleApi(
        connection,
        settings,
        client(connection, settings, pace, "reads", pace.readsPerMinute(), context),
        client(connection, settings, pace, "writes", pace.writesPerMinute(), context));
  }

  private static ApiClient client(
      ConnectionId connection,
      ScayleSettings settings,
      ScaylePace pace,
      String budget,
      int perMinute,
      PlatformContext context) {
    double perSecond = perMinute / 60.0;
    ApiProfile profile =
        new ApiProfile(
            connection,
            HttpUrl.get(settings.baseUrl().toString()),
            new RatePolicy(
                perSecond, (int) Math.max(1, Math.ceil(perSecond)), pace.maxConcurrent()),
            budget,
            new TimeLimits(pace.connectTimeout(), pace.requestTimeout(), pace.requestTimeout()),
            "X-Correlation-ID",
            LOGGABLE,
            new ScayleErrors());
    return new ApiClient(
        profile, Authentication.key("X-Access-Token", settings.accessToken()), context);
  }
}
