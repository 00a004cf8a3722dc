package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One fulfilment of a sale: a pick, then a pack, then a ship. */
final class Task {
  final String id;
  final int number;

  DocumentStatus pick = DocumentStatus.NOT_AVAILABLE;
  DocumentStatus pack = DocumentStatus.NOT_AVAILABLE;
  DocumentStatus ship = DocumentStatus.NOT_AVAILABLE;
  List<StockLine> picked = new ArrayList<>();
  List<StockLine> packed = new ArrayList<>();
  List<ShipLine> shipped = new ArrayList<>();
  String shippingNotes = "";
  @Nullable String requireBy;
  @Nullable ObjectNode shippingAddress;

  Task(String id, int number) {
    this.id = id;
    this.number = number;
  }

  boolean isVoided() {
    return pick == DocumentStatus.VOIDED;
  }

  /** Labels of the pack, in the order of packing. */
  Set<String> boxes() {
    Set<String> boxes = new LinkedHashSet<>();
    packed.forEach(line -> boxes.add(line.box()));
    return boxes;
  }

  /** Boxes on their way, whatever the status of the shipment says. */
  Set<String> boxesShipped() {
    Set<String> boxes = new LinkedHashSet<>();
    shipped.stream().filter(ShipLine::shipped).forEach(line -> boxes.addAll(line.boxes()));
    return boxes;
  }

  /** What has left the house. */
  List<StockLine> gone() {
    return switch (ship) {
      case AUTHORISED -> packed;
      case PARTIALLY_AUTHORISED -> {
        Set<String> boxes = boxesShipped();
        yield packed.stream().filter(line -> boxes.contains(line.box())).toList();
      }
      case NOT_AVAILABLE, DRAFT, AUTH_NO_ALLOC, VOIDED -> List.of();
    };
  }

  DocumentStatus status(Cin7Stage stage) {
    return switch (stage) {
      case PICK -> pick;
      case PACK -> pack;
      case SHIP -> ship;
    };
  }

  void undo() {
    pick = pick.undone();
    pack = pack.undone();
    ship = ship.undone();
  }

  void makeVoid() {
    pick = DocumentStatus.VOIDED;
    pack = DocumentStatus.VOIDED;
    ship = DocumentStatus.VOIDED;
  }
}
