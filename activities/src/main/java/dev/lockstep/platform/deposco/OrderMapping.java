package dev.lockstep.platform.deposco;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.FulfilmentStage;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Wire to house words: a sales order as Deposco holds it. Pure. */
final class OrderMapping {
  private static final List<String> LINES_OF_ADDRESS = List.of("line1", "line2", "line3", "line4");

  private final ZoneId zone;
  private final boolean companyInLine4;
  private final Function<String, FulfilmentStage> stageOf;

  OrderMapping(ZoneId zone, DeposcoOrderRules rules, Function<String, FulfilmentStage> stageOf) {
    this.zone = zone;
    this.companyInLine4 = rules.companyInLine4();
    this.stageOf = stageOf;
  }

  /**
   * @param lines all lines of the order, wherever they were read
   */
  HeldOrder read(Resource order, List<Resource> lines) {
    String rawStatus = order.requireText("orderStatus");
    return new HeldOrder(
        order.requireId(),
        order.requireText("number"),
        stageOf.apply(rawStatus),
        rawStatus,
        order.instant("createdDate", zone).orElse(null),
        order
            .object("shipToAddress")
            .map(address -> address(address, order.object("shipToContact")))
            .orElse(null),
        service(order),
        lines.stream().map(OrderMapping::line).toList(),
        order.nested("shipments").rows().stream()
            .flatMap(shipment -> shipment.id().stream())
            .toList());
  }

  private static HeldOrder.Line line(Resource line) {
    String lineNumber = line.requireText("lineNumber");
    return new HeldOrder.Line(
        line.requireId(),
        lineNumber,
        // The line number may be our id cut short; this never is.
        line.idOf(
            "customerLineNumber", line.text("customerLineNumber").orElse(lineNumber), LineId::new),
        line.idOf(
            "item",
            itemNumber(line).orElseThrow(() -> line.missing("item.businessKey.number")),
            Sku::new),
        line.requireQuantity("orderPackQuantity"),
        line.quantity("shippedPackQuantity"),
        line.quantity("canceledPackQuantity"),
        line.quantity("shortagePackQuantity"));
  }

  /** The item a line of whatever kind is about. */
  static Optional<String> itemNumber(Resource line) {
    Optional<String> item = line.referred("item", "number");
    return item.isPresent() ? item : line.referred("pack", "item.number");
  }

  /** A service of which only a part is echoed cannot be compared. */
  private static @Nullable DeliveryService service(Resource order) {
    Optional<String> carrier = order.text("shipVendor");
    Optional<String> service = order.text("shipVia");
    return carrier.isPresent() && service.isPresent()
        ? new DeliveryService(carrier.get(), service.get())
        : null;
  }

  private Address address(Resource address, Optional<Resource> contact) {
    List<String> street = companyInLine4 ? LINES_OF_ADDRESS.subList(0, 3) : LINES_OF_ADDRESS;
    return new Address(
        contact.flatMap(OrderMapping::name).orElse(null),
        companyInLine4 ? address.text("line4").orElse(null) : null,
        street.stream().flatMap(line -> address.text(line).stream()).toList(),
        address.text("city").orElse(null),
        address.text("stateProvince").orElse(null),
        address.text("postalCode").orElse(null),
        address.requireText("country").toUpperCase(Locale.ROOT),
        contact.flatMap(person -> person.text("phone")).orElse(null),
        contact.flatMap(person -> person.text("email")).orElse(null));
  }

  private static Optional<String> name(Resource contact) {
    String joined =
        Stream.of("firstName", "lastName")
            .flatMap(part -> contact.text(part).stream())
            .collect(Collectors.joining(" "));
    return Optional.of(joined).filter(name -> !name.isEmpty());
  }
}
