package dev.lockstep.platform.cin7core;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One fulfilment task of a sale: a pick, then a pack, then a shipment. */
record Task(
    String id,
    long number,
    DocumentStatus pick,
    List<Lot> picked,
    DocumentStatus pack,
    List<Lot> packed,
    DocumentStatus ship,
    List<ShipLine> shipLines) {

  static Task read(Reading task) {
    Reading pick = task.object("Pick");
    Reading pack = task.object("Pack");
    Reading ship = task.object("Ship");
    return new Task(
        task.guid("TaskID"),
        task.optionalNumber("FulfillmentNumber").orElse(0L),
        DocumentStatus.of(pick),
        pick.list("Lines").stream().map(Lot::read).toList(),
        DocumentStatus.of(pack),
        pack.list("Lines").stream().map(Lot::read).toList(),
        DocumentStatus.of(ship),
        ship.list("Lines").stream().map(ShipLine::read).toList());
  }

  /** A task nobody has begun: a Simple sale has one from the start, under its own id. */
  static Task untouched(String id) {
    return new Task(
        id,
        1,
        DocumentStatus.OPEN,
        List.of(),
        DocumentStatus.OPEN,
        List.of(),
        DocumentStatus.OPEN,
        List.of());
  }

  boolean isLive() {
    return pick != DocumentStatus.VOIDED
        && pack != DocumentStatus.VOIDED
        && ship != DocumentStatus.VOIDED;
  }

  boolean hasBegunShipping() {
    return ship == DocumentStatus.PARTLY
        || ship == DocumentStatus.AUTHORISED
        || shipLines.stream().anyMatch(ShipLine::shipped);
  }

  /** Goods that no other task may take: those of an authorised pick. */
  Map<String, BigDecimal> committed() {
    return pick == DocumentStatus.AUTHORISED ? Lot.goods(picked) : Map.of();
  }

  /** The labels of what is packed; none while the pack can still change. */
  Set<String> boxes() {
    Set<String> boxes = new LinkedHashSet<>();
    if (pack == DocumentStatus.AUTHORISED) {
      packed.stream().map(Lot::box).filter(box -> !box.isEmpty()).forEach(boxes::add);
    }
    return boxes;
  }

  List<Lot> in(String box) {
    return packed.stream().filter(lot -> lot.box().equals(box)).toList();
  }

  Stream<String> trackings() {
    return shipLines.stream().flatMap(line -> line.trackings().stream());
  }
}
