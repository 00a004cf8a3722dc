package dev.lockstep.platform.scayle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.port.OrderSource.WriteBack.Why;
import java.util.Set;

/** What it takes to make an order show something, decided from one reading of it. */
sealed interface Plan {

  /** It shows it already. */
  record Nothing() implements Plan {}

  /** It must not be written; {@code reason} without personal data. */
  record Refuse(String reason, Why why) implements Plan {
    public Refuse(String reason) {
      this(reason, Why.OBJECTION);
    }
  }

  /** One request. More may be due once it shows. */
  sealed interface Write extends Plan {
    ObjectNode body();

    /** The units it names; none where it is about the order itself. */
    Set<Long> items();

    /** Whether the order shows what this asks for, or never will. */
    boolean isSettledIn(StoredOrder order);

    /** Whether another request asks for the same, whenever it was made. */
    boolean asksTheSameAs(Write other);
  }

  /** A parcel that left: bills the customer and cannot be taken back. */
  record Ship(String number, Set<Long> items, ObjectNode body) implements Write {
    public Ship {
      items = Set.copyOf(items);
    }

    @Override
    public boolean isSettledIn(StoredOrder order) {
      return order.items().stream()
          .filter(item -> items.contains(item.id()))
          .allMatch(item -> item.is(Item.Fate.CANCELLED) || order.hasLeftUnder(item, number));
    }

    @Override
    public boolean asksTheSameAs(Write other) {
      return other instanceof Ship ship && ship.number.equals(number) && ship.items.equals(items);
    }
  }

  /** Units that will not come. */
  record Cancel(Set<Long> items, ObjectNode body) implements Write {
    public Cancel {
      items = Set.copyOf(items);
    }

    @Override
    public boolean isSettledIn(StoredOrder order) {
      return order.items().stream()
          .filter(item -> items.contains(item.id()))
          .noneMatch(item -> item.is(Item.Fate.OPEN));
    }

    @Override
    public boolean asksTheSameAs(Write other) {
      return other instanceof Cancel cancel && cancel.items.equals(items);
    }
  }

  /** The order's reference key. */
  record Rename(String referenceKey, ObjectNode body) implements Write {
    @Override
    public Set<Long> items() {
      return Set.of();
    }

    @Override
    public boolean isSettledIn(StoredOrder order) {
      return referenceKey.equals(order.referenceKey());
    }

    @Override
    public boolean asksTheSameAs(Write other) {
      return other instanceof Rename rename && rename.referenceKey.equals(referenceKey);
    }
  }
}
