package dev.lockstep.cli.explain;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.WarehouseLine;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.order.policy.PaymentRule;
import dev.lockstep.order.policy.Payments;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Asks the platforms about one order, reads only, and keeps of their answers what is nobody's
 * personal data.
 */
public final class LiveReading {
  private static final String NOTHING = "nothing under this reference";

  private final InstantSource clock;

  public LiveReading(InstantSource clock) {
    this.clock = clock;
  }

  /** The order as its source holds it, with the payment as the link judges it. */
  public Reading source(
      ConnectionId connection, OrderSource source, OrderId order, PaymentRule rule) {
    return reading(
        connection,
        Reading.Role.ORDER_SOURCE,
        order.value(),
        () ->
            source
                .read(order)
                .map(found -> facts(found, rule))
                .orElseGet(() -> Map.of("status", "the order does not exist here")));
  }

  /** A fulfilment as its warehouse holds it. */
  public Reading warehouse(ConnectionId connection, Warehouse warehouse, FulfilmentRef ref) {
    return reading(
        connection,
        Reading.Role.WAREHOUSE,
        ref.value(),
        () ->
            warehouse.find(ref).map(LiveReading::facts).orElseGet(() -> Map.of("status", NOTHING)));
  }

  /** Nobody answered in time. */
  public Reading unanswered(ConnectionId connection, Reading.Role role, String about) {
    return new Reading(
        connection.value(), role, about, clock.instant(), Map.of(), "No answer came in time.");
  }

  private Reading reading(
      ConnectionId connection,
      Reading.Role role,
      String about,
      Supplier<Map<String, String>> question) {
    try {
      Map<String, String> facts = question.get();
      return new Reading(connection.value(), role, about, clock.instant(), facts, null);
    } catch (PlatformFailure e) {
      return new Reading(
          connection.value(),
          role,
          about,
          clock.instant(),
          Map.of(),
          "%s: %s".formatted(e.kind(), e.getMessage()));
    }
  }

  private static Map<String, String> facts(SourceOrder order, PaymentRule rule) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("status", words(order.state()));
    facts.put("since", "placed " + order.placedAt().truncatedTo(ChronoUnit.SECONDS));
    facts.put("known as", (order.number() == null ? "no number" : order.number()));
    facts.put("version", order.version() + (order.lastWriteByUs() ? ", written by Lockstep" : ""));
    facts.put("payment", payment(order, rule));
    order.holds().forEach(hold -> facts.merge("held", hold.reason(), (a, b) -> a + " " + b));
    facts.put("address", AddressFields.completeness(order.shippingAddress()));
    facts.put("service", order.deliveryService() == null ? "none" : order.deliveryService());
    order.lines().forEach(line -> facts.put("line " + line.id(), line(line)));
    facts.put("parcels", parcels(order));
    return facts;
  }

  private static Map<String, String> facts(WarehouseOrder order) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("status", "%s (%s)".formatted(order.rawStatus(), words(order.stage())));
    facts.put(
        "since",
        order.statusSince() == null
            ? "not said"
            : order.statusSince().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put("known as", order.warehouseId());
    facts.put(
        "address",
        order.address() == null ? "not shown" : AddressFields.completeness(order.address()));
    facts.put(
        "service",
        order.service() == null
            ? "not shown"
            : order.service().carrier() + "/" + order.service().service());
    order.lines().forEach(line -> facts.put("line " + line.line(), line(line)));
    return facts;
  }

  private static String payment(SourceOrder order, PaymentRule rule) {
    return switch (Payments.judge(rule, order.payment())) {
      case Payments.Settlement.Settled settled -> "settled: " + settled.reason();
      case Payments.Settlement.Open open -> "open: " + open.reason();
    };
  }

  private static String line(SourceLine line) {
    String sku = line.sku() == null ? "no SKU" : line.sku();
    return "%s of %s%s".formatted(line.ordered(), sku, part(line.cancelled(), "cancelled"));
  }

  private static String line(WarehouseLine line) {
    return "%s of %s%s%s%s"
        .formatted(
            line.ordered(),
            line.sku(),
            part(line.dispatched(), "dispatched"),
            part(line.cancelled(), "cancelled"),
            part(line.shorted(), "short"));
  }

  private static String part(Quantity quantity, String what) {
    return quantity.isZero() ? "" : ", %s %s".formatted(quantity, what);
  }

  private static String parcels(SourceOrder order) {
    long parcels =
        order.deliveries().stream().map(Delivery::parcels).mapToLong(it -> it.size()).sum();
    long tracked =
        order.deliveries().stream()
            .flatMap(delivery -> delivery.parcels().stream())
            .filter(parcel -> parcel.trackingNumber() != null)
            .count();
    return "%d shown, %d with tracking".formatted(parcels, tracked);
  }

  private static String words(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
