package dev.lockstep.platform.deposco;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.http.ApiRequest;
import dev.lockstep.http.Effect;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse.ChangedFulfilment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The sales orders of one business unit, with all their lines. */
final class SalesOrders {
  private static final String BY_NUMBER = "orders by number";

  private final ConnectionId connection;
  private final DeposcoSettings settings;
  private final DeposcoClient client;
  private final Listing listing;
  private final OrderMapping mapping;
  private final Function<String, FulfilmentStage> stageOf;

  SalesOrders(
      ConnectionId connection,
      DeposcoSettings settings,
      DeposcoClient client,
      Listing listing,
      Function<String, FulfilmentStage> stageOf) {
    this.connection = connection;
    this.settings = settings;
    this.client = client;
    this.listing = listing;
    this.mapping = new OrderMapping(settings.zone(), settings.orders(), stageOf);
    this.stageOf = stageOf;
  }

  /**
   * Every order under our reference: usually one, several where a tenant made copies.
   *
   * @return none only where Deposco's listing was read to its end without finding one
   */
  List<HeldOrder> locate(FulfilmentRef ref) {
    ApiRequest request =
        ApiRequest.get(DeposcoClient.ORDERS)
            .query("number", ref.value())
            .query("businessUnit", settings.businessUnit());
    Listing.Read read =
        understood(
            BY_NUMBER,
            () ->
                listing.read(
                    BY_NUMBER,
                    request,
                    // Copies lie further down; where there can be none, the first one is enough.
                    page ->
                        settings.orders().createIsUpsert()
                            && page.stream().anyMatch(row -> isOurs(row, ref))));
    List<Resource> ours =
        understood(BY_NUMBER, () -> read.rows().stream().filter(row -> isOurs(row, ref)).toList());
    if (ours.isEmpty() && read.givenUp()) {
      throw PlatformFailure.of(
          FailureKind.MALFORMED,
          connection,
          "Deposco does not filter its orders by number, and this one is not among the newest. connection=%s, ref=%s, rows=%d. Raise pace.mostPages, or ask Deposco about the filter."
              .formatted(connection, ref, read.rows().size()));
    }
    return ours.stream().map(this::whole).toList();
  }

  private boolean isOurs(Resource row, FulfilmentRef ref) {
    return row.requireText("number").equals(ref.value()) && isOfBusinessUnit(row);
  }

  /** What names no business unit cannot be told apart and is taken for ours. */
  boolean isOfBusinessUnit(Resource row) {
    return row.referred("businessUnit", "code")
        .map(code -> code.equals(settings.businessUnit()))
        .orElse(true);
  }

  /** An order by Deposco's own id; empty where Deposco says that there is none. */
  Optional<HeldOrder> byId(String id) {
    Optional<JsonNode> answer = client.order(id);
    return answer
        .map(json -> understood("order", () -> Resource.single(json, "salesOrder")))
        .map(this::whole);
  }

  private HeldOrder whole(Resource order) {
    return understood(
        "order",
        () -> {
          Resource.Nested nested = order.nested("orderLines");
          return mapping.read(order, nested.whole() ? nested.rows() : linesOf(order.requireId()));
        });
  }

  /** Within an order Deposco shows ten lines at most. */
  private List<Resource> linesOf(String id) {
    Listing.Read read =
        listing.read(
            "order lines",
            ApiRequest.get(DeposcoClient.ORDERS + "/{id}/orderLines", id),
            page -> false);
    if (read.givenUp()) {
      throw endless("order lines");
    }
    return read.rows();
  }

  /** One page of the orders that changed; its cursor is what Deposco names for the next one. */
  Page<ChangedFulfilment> changedSince(Instant since, Optional<String> cursor) {
    ApiRequest request =
        ApiRequest.get(DeposcoClient.ORDERS)
            .query("businessUnit", settings.businessUnit())
            .query("updatedAfter", after(since));
    Listing.Rows page = listing.page("changed orders", request, cursor);
    return understood(
        "changed orders",
        () ->
            new Page<>(
                page.rows().stream()
                    .filter(this::isOfBusinessUnit)
                    .map(this::changed)
                    .filter(change -> !change.changedAt().isBefore(since))
                    .toList(),
                page.next().filter(next -> !isTooOld(page.rows(), since))));
  }

  private ChangedFulfilment changed(Resource row) {
    String rawStatus = row.requireText("orderStatus");
    ZoneId zone = settings.zone();
    return new ChangedFulfilment(
        row.idOf("number", row.requireText("number"), FulfilmentRef::new),
        stageOf.apply(rawStatus),
        rawStatus,
        row.latest("updatedDate", zone).orElseThrow(() -> row.missing("updatedDate")));
  }

  /**
   * Whether a page, and so every page after it, lies before everything that can have changed since:
   * newest first, and a time filter that is ignored would have us read to the beginning of time.
   */
  boolean isTooOld(List<Resource> page, Instant since) {
    Instant reach = since.minus(settings.shipments().listingReach());
    return !page.isEmpty()
        && page.stream()
            .allMatch(
                row -> isBefore(row, "updatedDate", since) && isBefore(row, "createdDate", reach));
  }

  private boolean isBefore(Resource row, String field, Instant time) {
    return row.latest(field, settings.zone()).filter(at -> at.isBefore(time)).isPresent();
  }

  /** Deposco lists what is later than the time it is given; we want that time as well. */
  static String after(Instant since) {
    return since.minus(Duration.ofSeconds(1)).toString();
  }

  PlatformFailure endless(String call) {
    return PlatformFailure.of(
        FailureKind.MALFORMED,
        connection,
        "A listing of Deposco's does not end. connection=%s, call=%s, pages=%d. Raise pace.mostPages if it is really that long."
            .formatted(connection, call, settings.pace().mostPages()));
  }

  private <T> T understood(String call, Supplier<T> reading) {
    return client.understand(Effect.READ, call, reading, Supplier::get);
  }
}
