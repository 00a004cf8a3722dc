package dev.lockstep.platform.commercetools;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.http.ApiClient;
import dev.lockstep.http.ApiProfile;
import dev.lockstep.http.ClientCredentials;
import dev.lockstep.http.RatePolicy;
import dev.lockstep.http.TimeLimits;
import dev.lockstep.platform.PlatformContext;
import java.util.Set;
import okhttp3.HttpUrl;

/** How a project is spoken to: address, credentials, budget, time limits, what may be logged. */
final class CommercetoolsConnection {
  /** No key below an address, a payment method or a custom field stands here. */
  private static final Set<String> LOGGABLE =
      Set.of(
          "id",
          "version",
          "currentVersion",
          "typeId",
          "key",
          "statusCode",
          "errors",
          "code",
          "count",
          "limit",
          "results",
          "orderNumber",
          "orderState",
          "shipmentState",
          "paymentState",
          "createdAt",
          "lastModifiedAt",
          "lineItems",
          "customLineItems",
          "variant",
          "sku",
          "quantity",
          "state",
          "syncInfo",
          "channel",
          "externalId",
          "shippingInfo",
          "shipping",
          "shippingKey",
          "shippingMode",
          "shippingMethodName",
          "deliveries",
          "items",
          "parcels",
          "actions",
          "action",
          "deliveryKey",
          "parcelKey",
          "lineItemId",
          "field",
          "totalPrice",
          "centAmount",
          "currencyCode",
          "fractionDigits",
          "roles",
          "status",
          "sequenceNumber",
          "resource",
          "resourceVersion",
          "resourceTypeId");

  private CommercetoolsConnection() {}

  static CommercetoolsApi api(
      ConnectionId connection, CommercetoolsSettings settings, PlatformContext context) {
    return new CommercetoolsApi(
        connection, client(connection, settings, context), settings.ordersPath());
  }

  static ApiClient client(
      ConnectionId connection, CommercetoolsSettings settings, PlatformContext context) {
    TimeLimits limits =
        new TimeLimits(
            settings.connectTimeout(), settings.requestTimeout(), settings.requestTimeout());
    int burst = (int) Math.max(1, Math.ceil(settings.requestsPerSecond()));
    ApiProfile profile =
        new ApiProfile(
            connection,
            url(settings.apiUrl().toString())
                .newBuilder()
                .addPathSegment(settings.projectKey())
                .build(),
            new RatePolicy(settings.requestsPerSecond(), burst, settings.maxConcurrent()),
            limits,
            "X-Correlation-ID",
            LOGGABLE,
            new CommercetoolsErrors());
    ClientCredentials credentials =
        new ClientCredentials(
            connection,
            url(settings.tokenUrl().toString()),
            settings.clientId(),
            settings.clientSecret(),
            settings.scopes(),
            ApiClient.within(limits, context.http()),
            context.clock());
    return new ApiClient(profile, credentials, context);
  }

  private static HttpUrl url(String text) {
    return HttpUrl.get(text);
  }
}
