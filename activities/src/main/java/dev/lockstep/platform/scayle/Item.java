package dev.lockstep.platform.scayle;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One order item: one physical unit, or a service beneath one.
 *
 * @param warehouse what the settings' field says about where its stock is
 * @param price with tax, in the smallest unit of {@code currency}
 * @param taxRate plain text; empty where the item has none
 * @param packageId the package it is in, planned or shipped
 * @param group joins an item with what is beneath it
 */
record Item(
    long id,
    Kind kind,
    @Nullable String sku,
    @Nullable String warehouse,
    String currency,
    long price,
    String taxRate,
    Fate fate,
    @Nullable Long packageId,
    @Nullable String group,
    @Nullable Instant delegatedAt) {

  /** Who ships it. */
  enum Kind {
    /** A warehouse of ours. */
    GOODS,
    /** Nobody, and still it has to be answered for. */
    SERVICE,
    /** Another merchant. */
    FOREIGN
  }

  /** What has become of it. */
  enum Fate {
    OPEN,
    SHIPPED,
    CANCELLED
  }

  /** What units of one line have in common; for good, so that a line's id never changes. */
  record Likeness(
      Kind kind,
      @Nullable String sku,
      @Nullable String warehouse,
      String currency,
      long price,
      String taxRate) {}

  static Item read(
      Reading item,
      ScayleSettings settings,
      String orderCurrency,
      Map<Long, StoredPackage> packages) {
    Reading price = item.object("price");
    String sku = item.in("variant", variant -> variant.optionalText("referenceKey")).orElse(null);
    Long packageId = item.optionalId("packageId").orElse(null);
    StoredPackage in = packageId == null ? null : packages.get(packageId);
    return new Item(
        item.id("id"),
        kind(item, sku, settings),
        sku,
        item.textOrNull(settings.orders().warehouseField()),
        item.optionalCurrency("currency").orElse(orderCurrency),
        price.minorUnits("withTax"),
        price
            .optionalObject("tax")
            .flatMap(tax -> tax.optionalObject("vat"))
            .map(vat -> vat.rate("rate"))
            .orElse(""),
        fate(item, in, settings.orders()),
        packageId,
        item.in("itemGroup", group -> group.optionalText("id")).orElse(null),
        item.optionalInstant("delegatedAt").orElse(null));
  }

  private static Kind kind(Reading item, @Nullable String sku, ScayleSettings settings) {
    String merchant = item.in("merchant", owner -> owner.optionalText("referenceKey")).orElse(null);
    if (!settings.isOurs(merchant)) {
      return Kind.FOREIGN;
    }
    return sku != null && settings.orders().serviceSkus().contains(sku) ? Kind.SERVICE : Kind.GOODS;
  }

  /** What has left has left, whatever is said about it afterwards. */
  private static Fate fate(Reading item, @Nullable StoredPackage in, ScayleOrderRules rules) {
    boolean shipped = item.optionalInstant("shippedAt").isPresent();
    if (shipped || (in != null && in.hasShipped())) {
      return Fate.SHIPPED;
    }
    boolean cancelled =
        item.optionalInstant("cancelledAt").isPresent()
            || item.optionalText("status")
                .filter(rules.cancelledItemStates()::contains)
                .isPresent();
    return cancelled ? Fate.CANCELLED : Fate.OPEN;
  }

  Likeness likeness() {
    return new Likeness(kind, sku, warehouse, currency, price, taxRate);
  }

  boolean is(Fate other) {
    return fate == other;
  }

  boolean is(Kind other) {
    return kind == other;
  }
}
