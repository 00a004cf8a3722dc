package dev.lockstep.platform.scend;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.http.UnreadableAnswer;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.WarehouseLine;
import dev.lockstep.order.model.WarehouseOrder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Wire to house words: an order as Scend holds it. Pure. */
final class OrderMapping {
  private final ZoneId zone;
  private final Function<String, FulfilmentStage> stageOf;

  OrderMapping(ZoneId zone, Function<String, FulfilmentStage> stageOf) {
    this.zone = zone;
    this.stageOf = stageOf;
  }

  /**
   * @throws UnreadableAnswer also where the answer is about another reference
   */
  WarehouseOrder read(WireObject order, FulfilmentRef asked) {
    requireReference(order, asked);
    String rawStatus = order.requireText("Status");
    FulfilmentStage stage = stageOf.apply(rawStatus);
    return new WarehouseOrder(
        asked,
        warehouseId(order, stage, asked),
        stage,
        rawStatus,
        statusSince(order),
        order.object("DeliveryAddress").map(OrderMapping::address).orElse(null),
        order.object("DeliveryService").flatMap(OrderMapping::service).orElse(null),
        order.objects("Lines").stream().flatMap(OrderMapping::lines).toList());
  }

  /** An answer about another order must not be taken for this one. */
  static void requireReference(WireObject order, FulfilmentRef asked) {
    if (!order.requireText("ClientReference").equals(asked.value())) {
      throw new UnreadableAnswer(
          order.pathOf("ClientReference"), "is not the reference that was asked for");
    }
  }

  private static String warehouseId(WireObject order, FulfilmentStage stage, FulfilmentRef asked) {
    Optional<String> id = order.text("OrderId");
    if (id.isEmpty() && stage == FulfilmentStage.ACCEPTED) {
      // An order still in intake has no number of its own yet.
      return asked.value();
    }
    return id.orElseThrow(() -> order.missing("OrderId"));
  }

  private @Nullable Instant statusSince(WireObject order) {
    return order.instant(zone, "StatusChangedAt", "AcceptedAt").orElse(null);
  }

  private static Stream<WarehouseLine> lines(WireObject line) {
    String reference = line.requireText("LineReference");
    Sku sku = new Sku(line.requireText("ProductCode"));
    Map<LineId, Quantity> ordered =
        LineReferences.spread(
            reference, line.requireQuantity("OrderedQuantity", "Quantity"), Map.of());
    Map<LineId, Quantity> taken = new HashMap<>();
    Map<LineId, Quantity> dispatched =
        take(reference, line, taken, "DispatchedQuantity", "DespatchedQuantity");
    Map<LineId, Quantity> cancelled =
        take(reference, line, taken, "CancelledQuantity", "CanceledQuantity");
    Map<LineId, Quantity> shorted = take(reference, line, taken, "ShortQuantity");
    return LineReferences.linesOf(reference).stream()
        .map(id ->
            new WarehouseLine(
                id, sku, of(ordered, id), of(dispatched, id), of(cancelled, id), of(shorted, id)));
  }

  private static Map<LineId, Quantity> take(
      String reference, WireObject line, Map<LineId, Quantity> taken, String... names) {
    Quantity units = line.quantity(names).orElse(Quantity.ZERO);
    Map<LineId, Quantity> spread = LineReferences.spread(reference, units, taken);
    spread.forEach((id, quantity) -> taken.merge(id, quantity, Quantity::plus));
    return spread;
  }

  private static Quantity of(Map<LineId, Quantity> quantities, LineId line) {
    return quantities.getOrDefault(line, Quantity.ZERO);
  }

  private static Address address(WireObject address) {
    return new Address(
        address.text("Name").orElse(null),
        address.text("Company").orElse(null),
        Stream.of("Line1", "Line2", "Line3").flatMap(line -> address.text(line).stream()).toList(),
        address.text("Town", "City").orElse(null),
        address.text("County").orElse(null),
        address.text("PostCode").orElse(null),
        address.requireText("CountryCode", "Country").toUpperCase(Locale.ROOT),
        address.text("Phone").orElse(null),
        address.text("Email").orElse(null));
  }

  private static Optional<DeliveryService> service(WireObject service) {
    Optional<String> carrier = service.text("CarrierCode");
    Optional<String> code = service.text("ServiceCode");
    return carrier.isEmpty() && code.isEmpty()
        ? Optional.empty()
        : Optional.of(new DeliveryService(carrier.orElse(""), code.orElse("")));
  }
}
