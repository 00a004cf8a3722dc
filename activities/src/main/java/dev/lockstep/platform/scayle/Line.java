package dev.lockstep.platform.scayle;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Units that are alike. Its id is the lowest id among all of them, cancelled ones included, so that
 * it stays the same whatever becomes of them.
 *
 * @param items by id, ascending; never empty
 */
record Line(LineId id, List<Item> items) {
  Line {
    items = List.copyOf(items);
  }

  /** The lines of an order, by id, ascending. */
  static List<Line> of(List<Item> items) {
    Map<Item.Likeness, List<Item>> alike = new LinkedHashMap<>();
    items.stream()
        .sorted(Comparator.comparingLong(Item::id))
        .forEach(
            item -> alike.computeIfAbsent(item.likeness(), any -> new ArrayList<>()).add(item));
    return alike.values().stream()
        .map(units -> new Line(new LineId(Long.toString(units.getFirst().id())), units))
        .toList();
  }

  Item first() {
    return items.getFirst();
  }

  /** Neither shipped nor cancelled, lowest ids first. */
  List<Item> open() {
    return items.stream().filter(item -> item.is(Item.Fate.OPEN)).toList();
  }

  Quantity count(Item.Fate fate) {
    return Quantity.of((int) items.stream().filter(item -> item.is(fate)).count());
  }

  Quantity size() {
    return Quantity.of(items.size());
  }
}
