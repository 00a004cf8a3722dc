package dev.lockstep.sandbox.scayle;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One order as it is in the shop, without personal data.
 *
 * @param placedKey the reference key that it was placed with
 * @param cancelled as a whole: nothing of it will ever be sent
 * @param forceClosed nobody answered every item in time
 * @param delegations what each delegation was answered
 * @param cancellations what each question about a cancellation was answered
 */
public record ScayleOrderView(
    long id,
    String referenceKey,
    String placedKey,
    String publicKey,
    OrderState state,
    boolean cancelled,
    boolean forceClosed,
    List<Item> items,
    List<Parcel> packages,
    List<Billing> billings,
    List<CallAttempt> delegations,
    List<CallAttempt> cancellations) {

  public ScayleOrderView {
    items = List.copyOf(items);
    packages = List.copyOf(packages);
    billings = List.copyOf(billings);
    delegations = List.copyOf(delegations);
    cancellations = List.copyOf(cancellations);
  }

  /**
   * One unit.
   *
   * @param status as the Admin API says it
   * @param service it lies beneath another item
   */
  public record Item(
      long id,
      String sku,
      String warehouse,
      String status,
      boolean open,
      boolean shipped,
      boolean cancelled,
      boolean service,
      @Nullable String returnKey) {}

  /** One reported parcel, with its units by SKU. */
  public record Parcel(
      long id, String shipmentKey, String carrierKey, Map<String, Long> units, List<Long> itemIds) {
    public Parcel {
      units = Map.copyOf(units);
      itemIds = List.copyOf(itemIds);
    }
  }

  /** Units by SKU, services included. */
  public Map<String, Long> units() {
    return items.stream().collect(Collectors.groupingBy(Item::sku, Collectors.counting()));
  }

  /** In how many parcels a unit was reported; more than one is a duplicate. */
  public long timesShipped(long itemId) {
    return packages.stream().filter(parcel -> parcel.itemIds().contains(itemId)).count();
  }

  static ScayleOrderView of(ShopOrder order) {
    return new ScayleOrderView(
        order.id,
        order.referenceKey,
        order.sample.referenceKey(),
        order.sample.publicKey(),
        order.state,
        order.state == OrderState.CANCELLED,
        order.forceClosed,
        order.items.stream().map(ScayleOrderView::item).toList(),
        order.packages.stream().map(ScayleOrderView::parcel).toList(),
        order.billings,
        order.delegations,
        order.cancellations);
  }

  private static Item item(OrderItem item) {
    return new Item(
        item.id,
        item.unit.sku(),
        item.unit.warehouse(),
        item.status(),
        item.open(),
        item.shippedAt != null,
        item.cancelledAt != null,
        item.main != null,
        item.returnKey);
  }

  private static Parcel parcel(ShopPackage parcel) {
    return new Parcel(
        parcel.id(),
        parcel.shipmentKey(),
        parcel.carrierKey(),
        ShopOrder.unitsBySku(parcel.items()),
        parcel.items().stream().map(item -> item.id).toList());
  }
}
