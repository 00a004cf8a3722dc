package dev.lockstep.platform.cin7core;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.PaymentFacts;
import dev.lockstep.order.model.SourceHold;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Cin7 Core sale in the house's words. What merchants leave out is left out here. */
final class OrderMapping {
  private final Cin7CoreSettings settings;
  private final SaleLines lines;

  OrderMapping(Cin7CoreSettings settings) {
    this.settings = settings;
    this.lines = new SaleLines(settings);
  }

  /**
   * Reads a sale.
   *
   * @param payments what was paid at this sale's prices
   */
  SourceOrder read(Reading sale, Function<Prices, PaymentFacts> payments) {
    List<SaleLine> read = lines.of(sale);
    Prices prices = new Prices(sale, settings);
    Instant changed = changedAt(sale, settings.zone());
    return new SourceOrder(
        new OrderId(sale.guid("ID")),
        sale.object("Order").textOrNull("SaleOrderNumber"),
        changed.toEpochMilli(),
        SaleStatus.of(word(sale), word(sale.object("Order"))),
        sale.optionalInstant("SaleOrderDate", settings.zone()).orElse(changed),
        false,
        read.stream().map(line -> line(line, prices)).toList(),
        AddressMapping.read(sale).orElse(null),
        deliveryService(sale),
        payments.apply(prices),
        prices.total(),
        prices.charges(),
        StoredSale.of(sale, read).deliveries(),
        read.stream().anyMatch(SaleLine::isStocked),
        holds(sale, read),
        null);
  }

  /** The newest change as the platform dates it: what stands for a version here. */
  static Instant changedAt(Reading sale, ZoneId zone) {
    return sale.optionalInstant("LastModifiedOn", zone)
        .orElseGet(() ->
            sale.optionalInstant("Updated", zone)
                .orElseThrow(() -> sale.malformed("LastModifiedOn", "time")));
  }

  private static SourceLine line(SaleLine line, Prices prices) {
    return new SourceLine(
        line.id(),
        line.kind(),
        line.sku(),
        line.ordered(),
        Quantity.ZERO,
        prices.unitPrice(line.wire()),
        prices.lineTotal(line.wire()),
        line.location());
  }

  private @Nullable String deliveryService(Reading sale) {
    Integer attribute = settings.deliveryServiceAttribute();
    return attribute == null
        ? sale.textOrNull("Carrier")
        : sale.object("AdditionalAttributes").textOrNull(Attributes.name(attribute));
  }

  /** The platform authorises an order whatever is in stock; what is short it says beside it. */
  private static List<SourceHold> holds(Reading sale, List<SaleLine> lines) {
    List<SourceHold> holds = new ArrayList<>();
    if (word(sale.object("Order")).equals(SaleStatus.UNALLOCATED)) {
      holds.add(unallocated("The sale is authorised without an allocation of stock."));
    }
    List<SaleLine> allShort =
        lines.stream()
            .filter(line ->
                line.wire().optionalDecimal("BackorderQuantity").orElse(BigDecimal.ZERO).signum()
                    > 0)
            .toList();
    List<SaleLine> goodsShort = allShort.stream().filter(SaleLine::isStocked).toList();
    if (!goodsShort.isEmpty()) {
      holds.add(
          unallocated(
              goodsShort.stream()
                  .map(line -> "%s (line %s)".formatted(line.sku(), line.id()))
                  .collect(Collectors.joining(", ", "The sale is short of stock: ", "."))));
    } else if (allShort.isEmpty() && word(sale).equals("BACKORDERED")) {
      holds.add(unallocated("The sale is on backorder, and no line says what is short."));
    }
    return holds;
  }

  private static SourceHold unallocated(String reason) {
    return new SourceHold(ExceptionCode.STOCK_UNALLOCATED, reason);
  }

  private static String word(Reading document) {
    Optional<String> status = document.word("Status");
    return status.orElse("");
  }
}
