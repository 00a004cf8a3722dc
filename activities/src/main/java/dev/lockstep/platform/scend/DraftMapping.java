package dev.lockstep.platform.scend;

import dev.lockstep.common.Money;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.DraftLine;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.WarehouseOrderDraft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** House words to wire: what we ask of Scend. Pure. */
final class DraftMapping {
  private final ScendSettings settings;

  DraftMapping(ScendSettings settings) {
    this.settings = settings;
  }

  OrderBody order(WarehouseOrderDraft draft) {
    return new OrderBody(
        draft.ref().value(),
        settings.clientCode(),
        draft.placedAt().toString(),
        draft.link().value(),
        draft.facility().value(),
        draft.orderNumber(),
        service(draft.service()),
        destination(draft.address()),
        draft.orderValue().currency(),
        amount(draft.orderValue()),
        settings.orders().allowPartDispatch(),
        lines(draft));
  }

  OrderBody.Amendment amendment(WarehouseOrderDraft draft) {
    return new OrderBody.Amendment(
        settings.clientCode(), service(draft.service()), destination(draft.address()));
  }

  OrderBody.Cancellation cancellation(List<LineQuantity> lines, String reason) {
    return new OrderBody.Cancellation(
        settings.clientCode(),
        settings.orders().reasonCode(reason),
        lines.isEmpty()
            ? null
            : lines.stream()
                .map(line ->
                    new OrderBody.CancelledLine(line.line().value(), line.quantity().units()))
                .toList());
  }

  /** The lines as they are sent: as drafted, or one per SKU. */
  List<OrderBody.Line> lines(WarehouseOrderDraft draft) {
    if (!settings.orders().mergeSameSku()) {
      return draft.lines().stream().map(line -> line(List.of(line))).toList();
    }
    Map<Sku, List<DraftLine>> bySku = new LinkedHashMap<>();
    draft
        .lines()
        .forEach(line -> bySku.computeIfAbsent(line.sku(), sku -> new ArrayList<>()).add(line));
    return bySku.values().stream().map(DraftMapping::line).toList();
  }

  private static OrderBody.Line line(List<DraftLine> ofOneSku) {
    DraftLine first = ofOneSku.getFirst();
    Money price = first.unitPrice();
    boolean samePrice = ofOneSku.stream().allMatch(line -> Objects.equals(line.unitPrice(), price));
    return new OrderBody.Line(
        LineReferences.of(ofOneSku),
        first.sku().value(),
        ofOneSku.stream().mapToInt(line -> line.quantity().units()).sum(),
        price == null || !samePrice ? null : amount(price));
  }

  private static OrderBody.Service service(DeliveryService service) {
    return new OrderBody.Service(service.carrier(), service.service());
  }

  private static OrderBody.Destination destination(Address address) {
    return new OrderBody.Destination(
        address.name(),
        address.company(),
        streetLine(address, 0),
        streetLine(address, 1),
        streetLine(address, 2),
        address.city(),
        address.region(),
        address.postcode(),
        address.country(),
        address.phone(),
        address.email());
  }

  private static @Nullable String streetLine(Address address, int index) {
    return index < address.lines().size() ? address.lines().get(index) : null;
  }

  private static BigDecimal amount(Money money) {
    return BigDecimal.valueOf(money.minorUnits(), money.fractionDigits());
  }
}
