package dev.lockstep.activity;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.Confirmation;
import dev.lockstep.order.ConfirmationRequest;
import dev.lockstep.order.LineProgress;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.order.policy.DispatchCount;
import dev.lockstep.order.policy.Dispatches;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a fulfilment's shipments and makes the order source show them. */
final class Confirming {
  private static final Logger LOG = LoggerFactory.getLogger(Confirming.class);

  private final LookUp lookUp;

  Confirming(LookUp lookUp) {
    this.lookUp = lookUp;
  }

  Confirmation confirm(Link link, ConfirmationRequest request) {
    Warehouse warehouse = link.warehouse(request.warehouse());
    WarehouseOrder held =
        lookUp
            .until(warehouse, request.fulfilment(), any -> true)
            .orElseThrow(() ->
                PlatformFailure.of(
                    FailureKind.REJECTED,
                    request.warehouse(),
                    "The warehouse no longer knows a released fulfilment. fulfilment="
                        + request.fulfilment()
                        + ". Ask it for this reference, then retry."));
    List<Shipment> shipments = warehouse.shipments(request.fulfilment());
    Dispatches dispatches =
        DispatchCount.of(request.fulfilment(), request.lines(), held, shipments);
    Confirmation.Acknowledgement acknowledgement = acknowledge(link, request, dispatches);
    LOG.info(
        "Dispatch {}. link={} order={} fulfilment={} status={} shipments={} parcels={}"
            + " untracked={} implausible={}",
        switch (acknowledgement) {
          case Confirmation.Shown shown -> "acknowledged";
          case Confirmation.NothingToTell nothing -> "not begun";
          case Confirmation.Refused refused -> "refused by the source";
        },
        link.id(),
        request.order(),
        request.fulfilment(),
        held.rawStatus(),
        dispatches.deliveries().size(),
        dispatches.parcels(),
        dispatches.untracked(),
        dispatches.implausible().size());
    return new Confirmation(
        Confirmation.VERSION,
        held.stage(),
        held.rawStatus(),
        dispatches.progress(),
        dispatches.deliveries().size(),
        dispatches.parcels(),
        dispatches.voided(),
        dispatches.untracked(),
        dispatches.implausible(),
        acknowledgement,
        shipments.stream().map(Fingerprints::of).distinct().toList());
  }

  private static Confirmation.Acknowledgement acknowledge(
      Link link, ConfirmationRequest request, Dispatches dispatches) {
    if (dispatches.deliveries().isEmpty()) {
      return new Confirmation.NothingToTell();
    }
    OrderSource.WriteBack answer =
        link.source()
            .confirm(
                request.order(),
                dispatches.deliveries(),
                dispatches.takenBack(),
                notComing(request.notComing(), dispatches.progress()));
    return switch (answer) {
      case OrderSource.WriteBack.Shown shown ->
          new Confirmation.Shown(shown.version(), shown.wrote() ? shown.version() : null);
      case OrderSource.WriteBack.Refused refused -> refused(refused);
    };
  }

  private static Confirmation.Refused refused(OrderSource.WriteBack.Refused refused) {
    return switch (refused.why()) {
      case OBJECTION -> new Confirmation.Refused(refused.reason());
      case CANCELLED ->
          new Confirmation.Refused(refused.reason(), Confirmation.Why.CANCELLED_AT_SOURCE);
    };
  }

  /** What the workflow knew never to ship, and what this reading adds to it. */
  private static List<LineQuantity> notComing(
      List<LineQuantity> known, List<LineProgress> progress) {
    Map<LineId, Quantity> all = new LinkedHashMap<>();
    known.forEach(line -> all.merge(line.line(), line.quantity(), Confirming::larger));
    progress.forEach(
        line -> all.merge(line.line(), line.cancelled().plus(line.shorted()), Confirming::larger));
    return all.entrySet().stream()
        .filter(entry -> !entry.getValue().isZero())
        .map(entry -> new LineQuantity(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Quantity larger(Quantity one, Quantity other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
