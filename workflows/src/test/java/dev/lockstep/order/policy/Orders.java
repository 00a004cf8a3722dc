package dev.lockstep.order.policy;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.LineId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Money;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.LineKind;
import dev.lockstep.order.model.PaymentFacts;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders and policies that are in order, and the ways to spoil them. */
final class Orders {
  static final OrderId ORDER = new OrderId("order-1");
  static final ConnectionId WAREHOUSE = new ConnectionId("north");
  static final Facilities.Site NORTH = new Facilities.Site(WAREHOUSE, new FacilityId("N1"));
  static final Facilities.Site SOUTH =
      new Facilities.Site(new ConnectionId("south"), new FacilityId("S1"));
  static final DeliveryService EXPRESS = new DeliveryService("DPD", "NEXT-DAY");
  static final Address LONDON =
      new Address(
          "Ada Field",
          null,
          List.of("1 High Street"),
          "London",
          null,
          "SW1A 1AA",
          "GB",
          null,
          "ada@example.com");

  private Orders() {}

  static LinkPolicy policy() {
    return policy(LineRule.DEFAULT, PriceRule.DEFAULT);
  }

  static LinkPolicy policy(LineRule lines, PriceRule prices) {
    return new LinkPolicy(
        new LinkId("web-north"),
        PaymentRule.DEFAULT,
        lines,
        new SkuRule(SkuRule.DEFAULT.pattern(), Map.of("OLD-1", new Sku("N-1"))),
        AddressRule.DEFAULT,
        prices,
        new DeliveryServices(Map.of("Express", EXPRESS)),
        new Facilities(NORTH, Map.of("south-stock", SOUTH)),
        CutOff.DEFAULT,
        Deadlines.DEFAULT);
  }

  static Money eur(long cents) {
    return new Money(cents, "EUR", 2);
  }

  static SourceLine line(String id, @Nullable String sku, int units) {
    return line(id, LineKind.STANDARD, sku, units, 0, null);
  }

  static SourceLine line(
      String id,
      LineKind kind,
      @Nullable String sku,
      int units,
      int cancelled,
      @Nullable String channel) {
    return new SourceLine(
        new LineId(id),
        kind,
        sku,
        Quantity.of(units),
        Quantity.of(cancelled),
        eur(1000),
        eur(1000L * units),
        channel);
  }

  /** An order whose total agrees with its lines and 5.00 of shipping. */
  static SourceOrder order(SourceLine... lines) {
    return order(LONDON, "Express", lines);
  }

  static SourceOrder order(
      @Nullable Address address, @Nullable String method, SourceLine... lines) {
    long goods = 0;
    for (SourceLine line : lines) {
      goods += line.total().minorUnits();
    }
    return order(address, method, eur(goods + 500), lines);
  }

  static SourceOrder order(
      @Nullable Address address, @Nullable String method, Money total, SourceLine... lines) {
    return new SourceOrder(
        ORDER,
        "1001",
        1,
        SourceState.OPEN,
        Instant.parse("2026-11-20T10:00:00Z"),
        false,
        List.of(lines),
        address,
        method,
        new PaymentFacts("Paid", eur(0), total, total, false),
        total,
        new Money(500, total.currency(), total.fractionDigits()),
        List.of(),
        true,
        List.of(),
        null);
  }
}
