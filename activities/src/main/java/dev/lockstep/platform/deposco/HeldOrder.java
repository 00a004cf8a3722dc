package dev.lockstep.platform.deposco;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.PersonalData;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.WarehouseLine;
import dev.lockstep.order.model.WarehouseOrder;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sales order as Deposco holds it.
 *
 * @param id Deposco's own
 * @param shipmentIds of the shipments it refers to; not all of them where there are many
 */
@PersonalData
record HeldOrder(
    String id,
    String number,
    FulfilmentStage stage,
    String rawStatus,
    @Nullable Instant createdAt,
    @Nullable Address address,
    @Nullable DeliveryService service,
    List<Line> lines,
    List<String> shipmentIds) {

  /** Ids grow, and listings are sorted by them. */
  static final Comparator<String> OLDER_FIRST =
      Comparator.comparing((String id) -> id.matches("\\d+") ? new BigInteger(id) : BigInteger.ZERO)
          .thenComparing(Comparator.naturalOrder());

  HeldOrder {
    lines = List.copyOf(lines);
    shipmentIds = List.copyOf(shipmentIds);
  }

  /**
   * One of its lines.
   *
   * @param id Deposco's own
   * @param lineNumber under which we sent it
   */
  record Line(
      String id,
      String lineNumber,
      LineId line,
      Sku sku,
      Quantity ordered,
      Quantity shipped,
      Quantity cancelled,
      Quantity shorted) {

    Quantity open() {
      return ordered.minus(shipped).minus(cancelled).minus(shorted);
    }

    private WarehouseLine as(LineId name) {
      return new WarehouseLine(name, sku, ordered, shipped, cancelled, shorted);
    }
  }

  boolean isCancelled() {
    return stage == FulfilmentStage.CANCELLED;
  }

  /** Whether nothing of it will ship any more. */
  boolean isOver() {
    return isCancelled()
        || stage == FulfilmentStage.DISPATCHED
        || (!lines.isEmpty() && lines.stream().allMatch(line -> line.open().isZero()));
  }

  Optional<Line> line(LineId line) {
    return lines.stream().filter(each -> each.line().equals(line)).findFirst();
  }

  /** The one of several copies that counts: the oldest that is not cancelled. */
  static HeldOrder mainOf(List<HeldOrder> copies) {
    List<HeldOrder> oldestFirst =
        copies.stream().sorted(Comparator.comparing(HeldOrder::id, OLDER_FIRST)).toList();
    return oldestFirst.stream()
        .filter(copy -> !copy.isCancelled())
        .findFirst()
        .orElseGet(oldestFirst::getLast);
  }

  /**
   * The copies under one number as the one order they should be. Lines of a further copy that is
   * not cancelled stand beside its own as lines that nobody asked for, so that whoever compares
   * sees them.
   */
  static WarehouseOrder together(FulfilmentRef ref, List<HeldOrder> copies) {
    HeldOrder main = mainOf(copies);
    List<WarehouseLine> lines = new ArrayList<>();
    main.lines().forEach(line -> lines.add(line.as(line.line())));
    copies.stream()
        .filter(copy -> !copy.id().equals(main.id()) && !copy.isCancelled())
        .forEach(copy ->
            copy.lines()
                .forEach(line ->
                    lines.add(line.as(new LineId(line.line() + " of second order " + copy.id())))));
    return new WarehouseOrder(
        ref,
        main.id(),
        main.stage(),
        main.rawStatus(),
        null,
        main.address(),
        main.service(),
        lines);
  }

  @Override
  public String toString() {
    return "HeldOrder[" + number + ", " + id + ", " + rawStatus + "]";
  }
}
