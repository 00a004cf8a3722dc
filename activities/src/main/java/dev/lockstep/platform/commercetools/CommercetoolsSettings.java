package dev.lockstep.platform.commercetools;

import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One commercetools project.
 *
 * <p>The platform has no words for some things Lockstep tells it (a refused cancellation, a
 * cancelled part of a line): projects use states and custom fields of their own, which are named
 * here. What is not named is not written.
 */
public record CommercetoolsSettings(
    @Setting("API host of the region, such as https://api.europe-west1.gcp.commercetools.com.")
        URI apiUrl,
    @Setting(
            "Where tokens are issued, such as https://auth.<region>.commercetools.com/oauth/token.")
        URI tokenUrl,
    @Setting("Key of the project.") String projectKey,
    @Setting("Path between project and orders, such as in-store/key=uk for a store's client.")
        @Nullable String ordersPath,
    @Setting("Id of the API client; writes under it are known to be our own.") String clientId,
    @Setting("Secret of the API client.") Secret clientSecret,
    @Setting("Scopes to ask for; empty asks for all the client has.") List<String> scopes,
    @Setting(value = "Requests per second, lasting.", byDefault = "20") double requestsPerSecond,
    @Setting(value = "Requests under way at the same time.", byDefault = "20") int maxConcurrent,
    @Setting(value = "Time to connect.", byDefault = "5s") Duration connectTimeout,
    @Setting(
            value = "Time for a whole request; API extensions may take 10 s of it.",
            byDefault = "30s")
        Duration requestTimeout,
    @Setting(
            value = "How long after a change a query is trusted to show it; sweeps stay behind.",
            byDefault = "60s")
        Duration queryLag,
    @Setting(value = "Orders per page of a sweep, at most 500.", byDefault = "100") int pageSize,
    @Setting("Key of the channel (role OrderExport) that notes that a warehouse has an order.")
        @Nullable String syncChannel,
    @Setting(value = "Which price of the order counts.", byDefault = "gross") PriceBasis priceBasis,
    @Setting("Keys of order states that hold an order back, such as fraud-check.")
        Set<String> holdStates,
    @Setting(
            value = "Field of a bundle's parent line that its components refer to.",
            byDefault = "external-id")
        String bundleIdField,
    @Setting(
            value = "Field of a component line that names its bundle's parent.",
            byDefault = "parent")
        String bundleParentField,
    @Setting("Carrier names for tracking, by the warehouse's carrier code.")
        Map<String, String> carriers,
    @Setting(
            value = "What a cancelled order is marked with.",
            byDefault = "[order-state, shipment-state]")
        Set<CancelMark> cancelMarks,
    @Setting("Key of the line item state for cancelled units; without it parts are not marked.")
        @Nullable String cancelledLineState,
    @Setting("Key of the order state for a refused cancellation.") @Nullable String refusedState,
    @Setting("Custom field of the order that tells what became of a cancellation.")
        @Nullable String cancellationField,
    @Setting("Custom field that takes the tracking of orders that cannot hold deliveries.")
        @Nullable String trackingField,
    @Setting("Key of the type put on orders that have none, so that they can hold those fields.")
        @Nullable String customType,
    @Setting(
            value = "The subscriptions that send to us, and the project's own log of messages.",
            byDefault = "{}")
        CommercetoolsMessageSettings messages) {

  public CommercetoolsSettings {
    scopes = List.copyOf(scopes);
    holdStates = Set.copyOf(holdStates);
    carriers = Map.copyOf(carriers);
    cancelMarks = Set.copyOf(cancelMarks);
    if (pageSize < 1 || pageSize > 500) {
      throw new IllegalArgumentException("pageSize must be between 1 and 500: " + pageSize);
    }
  }

  /** Which price of the order counts as what the customer owes. */
  public enum PriceBasis {
    /** With taxes, where the platform knows them; otherwise the total. */
    GROSS,
    /** The total, as the cart added it up. */
    TOTAL
  }

  /** How an order shows that it was cancelled. */
  public enum CancelMark {
    /** {@code orderState: Cancelled}. */
    ORDER_STATE,
    /** {@code shipmentState: Canceled}. */
    SHIPMENT_STATE
  }
}
