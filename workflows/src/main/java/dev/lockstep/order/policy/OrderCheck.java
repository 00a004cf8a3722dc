package dev.lockstep.order.policy;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LineId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.Amendment;
import dev.lockstep.order.Finding;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an order is fit to be sent: every finding together, never one at a time.
 *
 * <p>What the warehouses alone can say, whether they know the SKUs, is added afterwards: {@link
 * CheckedOrder#withUnknown}. Findings carry codes and line ids, and never what a person wrote about
 * themselves.
 */
public final class OrderCheck {
  private static final int LONGEST_REFERENCE = 200;

  private final LinkPolicy policy;
  private final Amendments amendments;
  private final Set<ExceptionCode> waived;
  private final LineCheck lineCheck;

  /**
   * @param amendments applied before anything is judged
   * @param waived left out of the findings, as far as a code lets a person release in spite of it
   */
  public OrderCheck(
      LinkPolicy policy, List<Amendment> amendments, Collection<ExceptionCode> waived) {
    this.policy = policy;
    this.amendments = new Amendments(amendments);
    this.waived = Set.copyOf(waived);
    this.lineCheck = new LineCheck(policy, this.amendments);
  }

  public CheckedOrder check(SourceOrder order) {
    List<Finding> missing = new ArrayList<>();
    List<Finding> faults = new ArrayList<>();
    if (order.state() == SourceState.DRAFT) {
      missing.add(incomplete("The order is not released for shipping at its source."));
    }
    if (order.lines().isEmpty()) {
      missing.add(incomplete("The order has no lines."));
    }
    order.holds().forEach(hold -> faults.add(Findings.ofOrder(hold.code(), hold.reason())));
    if (order.shippingAddress() == null) {
      missing.add(incomplete("The order has no shipping address."));
    } else {
      faults.addAll(AddressCheck.check(policy.address(), order.shippingAddress()));
    }
    Optional<DeliveryService> service = service(order, missing, faults);
    LineCheck.Checked lines = lineCheck.check(order.lines());
    faults.addAll(lines.findings());
    if (!order.lines().isEmpty()) {
      faults.addAll(PriceCheck.check(policy.prices(), order));
    }
    if (!canBeReferred(order.id())) {
      faults.add(
          Findings.ofOrder(
              ExceptionCode.WAREHOUSE_REJECTED,
              "The order's id cannot be made a warehouse reference: too long, or it contains ~."));
    }
    faults.removeIf(this::isWaived);
    return new CheckedOrder(
        order.id(),
        lines.nothingWanted(),
        isShipped(order),
        missing,
        Findings.inOrder(faults),
        service,
        lines.shippable());
  }

  /** Units the source shows as cancelled, of the lines that concern a warehouse. */
  public List<LineQuantity> cancelledLines(SourceOrder order) {
    return order.lines().stream()
        .filter(line -> lineCheck.concernsWarehouse(line) && !line.cancelled().isZero())
        .map(line -> new LineQuantity(line.id(), line.cancelled().atMost(line.ordered())))
        .toList();
  }

  /** Units still wanted, of every line that concerns a warehouse; none of a cancelled line. */
  public List<LineQuantity> wantedLines(SourceOrder order) {
    return order.lines().stream()
        .filter(lineCheck::concernsWarehouse)
        .map(line -> new LineQuantity(line.id(), line.wanted()))
        .toList();
  }

  /** Whether everything a warehouse would ship, and that is still wanted, is delivered already. */
  private boolean isShipped(SourceOrder order) {
    Map<LineId, Quantity> delivered = new HashMap<>();
    order.deliveries().stream()
        .flatMap(delivery -> delivery.lines().stream())
        .forEach(line -> delivered.merge(line.line(), line.quantity(), Quantity::plus));
    List<SourceLine> wanted =
        order.lines().stream()
            .filter(line -> lineCheck.concernsWarehouse(line) && !line.wanted().isZero())
            .toList();
    return !wanted.isEmpty()
        && wanted.stream()
            .allMatch(line ->
                delivered.getOrDefault(line.id(), Quantity.ZERO).compareTo(line.wanted()) >= 0);
  }

  private Optional<DeliveryService> service(
      SourceOrder order, List<Finding> missing, List<Finding> faults) {
    Optional<String> amended = amendments.serviceAsWritten();
    if (amended.isPresent()) {
      Optional<DeliveryService> service = Amendments.service(amended.get());
      if (service.isEmpty()) {
        faults.add(
            Findings.ofOrder(
                ExceptionCode.DELIVERY_SERVICE_UNMAPPED,
                "The amended delivery service is not written as carrier/service."));
      }
      return service;
    }
    String method = order.deliveryService();
    if (method == null || method.isBlank()) {
      missing.add(incomplete("The order has no shipping method."));
      return Optional.empty();
    }
    Optional<DeliveryService> service = policy.deliveryServices().of(method);
    if (service.isEmpty()) {
      faults.add(
          Findings.ofOrder(
              ExceptionCode.DELIVERY_SERVICE_UNMAPPED,
              "The shipping method is not mapped to a delivery service: " + method + "."));
    }
    return service;
  }

  private boolean canBeReferred(OrderId order) {
    return order.value().indexOf('~') < 0
        && order.value().length() + 1 + policy.facilities().longestCode() <= LONGEST_REFERENCE;
  }

  private boolean isWaived(Finding finding) {
    return waived.contains(finding.code())
        && finding.code().resolutions().contains(ResolutionKind.RELEASE_ANYWAY);
  }

  private static Finding incomplete(String message) {
    return Findings.ofOrder(ExceptionCode.ORDER_INCOMPLETE, message);
  }
}
