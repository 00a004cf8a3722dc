package dev.lockstep.platform.scayle;

import dev.lockstep.platform.scayle.ScayleReportRules.ServiceAnswer;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Services beneath units: no warehouse ships them, and still the order stays open until each is
 * answered for.
 */
record Services(StoredOrder order, ServiceAnswer answer) {

  /** Those to be named in the parcel of these goods: of their groups, or of no group at all. */
  List<Item> goingWith(Collection<Item> goods) {
    return open(
        service -> ofNobody(service) || goods.stream().anyMatch(unit -> joins(service, unit)));
  }

  /** Those to be cancelled with these goods: of which nothing else is left to come or came. */
  List<Item> cancelledWith(Collection<Item> goods) {
    return open(service ->
        order.items().stream()
            .filter(unit -> unit.is(Item.Kind.GOODS))
            .filter(unit -> ofNobody(service) || joins(service, unit))
            .allMatch(unit -> unit.is(Item.Fate.CANCELLED) || goods.contains(unit)));
  }

  private List<Item> open(Predicate<Item> which) {
    return switch (answer) {
      case BY_PLATFORM -> List.of();
      case WITH_GOODS ->
          order.items().stream()
              .filter(item -> item.is(Item.Kind.SERVICE) && item.is(Item.Fate.OPEN))
              .filter(which)
              .toList();
    };
  }

  private boolean ofNobody(Item service) {
    return order.items().stream()
        .noneMatch(unit -> unit.is(Item.Kind.GOODS) && joins(service, unit));
  }

  private static boolean joins(Item service, Item unit) {
    return service.group() != null && Objects.equals(service.group(), unit.group());
  }
}
