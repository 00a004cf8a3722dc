package dev.lockstep.port;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.DraftLine;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.WarehouseLine;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.order.model.WarehouseOrderDraft;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse in memory, as careless as real ones: it stores every create it is sent, so that a
 * second one shows as a second order. Faults are scripted: each happens once, on the next call.
 */
public final class FakeWarehouse implements Warehouse {
  private final Set<Capability> capabilities =
      EnumSet.complementOf(EnumSet.of(Capability.FULFILMENT_FEED));
  private final List<WarehouseOrder> orders = new ArrayList<>();
  private final List<Shipment> shipments = new ArrayList<>();
  private final Set<Sku> unknown = new LinkedHashSet<>();
  private final Deque<RuntimeException> findFaults = new ArrayDeque<>();
  private final Deque<RuntimeException> createFaults = new ArrayDeque<>();
  private final Deque<RuntimeException> lostAnswers = new ArrayDeque<>();
  private final Deque<Creation> creations = new ArrayDeque<>();
  private final Deque<Cancelling> cancellings = new ArrayDeque<>();
  private List<String> misfits = List.of();
  private int hiddenLooks;
  private int hideAfterCreate;
  private int intakeLooks;
  private boolean amendable = true;
  private @Nullable RuntimeException outage;

  public FakeWarehouse without(Capability capability) {
    capabilities.remove(capability);
    return this;
  }

  /** Every order it holds: two of one reference are the duplicate nobody wants. */
  public List<WarehouseOrder> orders() {
    return List.copyOf(orders);
  }

  public void hold(WarehouseOrder order) {
    orders.removeIf(held -> held.ref().equals(order.ref()));
    orders.add(order);
  }

  public void ship(Shipment shipment) {
    shipments.add(shipment);
  }

  public void forget(Sku sku) {
    unknown.add(sku);
  }

  public void failNextFind(RuntimeException fault) {
    findFaults.add(fault);
  }

  /** From now on every look-up throws this. */
  public void goOut(RuntimeException why) {
    outage = why;
  }

  public void comeBack() {
    outage = null;
  }

  /** The next create throws this and has no effect. */
  public void failNextCreate(RuntimeException fault) {
    createFaults.add(fault);
  }

  /** The next create is stored, and then throws this. */
  public void loseNextAnswer(RuntimeException fault) {
    lostAnswers.add(fault);
  }

  /** The next create stores nothing and answers this. */
  public void answerNextCreate(Creation creation) {
    creations.add(creation);
  }

  /** The next cancel changes nothing and answers this. */
  public void answerNextCancel(Cancelling cancelling) {
    cancellings.add(cancelling);
  }

  /** After each create, so many looks do not see the order yet. */
  public void showLate(int looks) {
    hideAfterCreate = looks;
  }

  /** Whatever it was late with shows from now on. */
  public void showAll() {
    hiddenLooks = 0;
  }

  /** The next create is taken in asynchronously and shows as decided after so many looks. */
  public void takeInSlowly(int looks) {
    intakeLooks = looks;
  }

  public void refuseAmendments() {
    amendable = false;
  }

  public void misfit(String why) {
    misfits = List.of(why);
  }

  /** Moves an order to another stage. */
  public void move(FulfilmentRef ref, FulfilmentStage stage, String rawStatus) {
    replace(ref, order -> copy(order, stage, rawStatus, order.lines()));
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.copyOf(capabilities);
  }

  @Override
  public Optional<WarehouseOrder> find(FulfilmentRef ref) {
    throwNext(findFaults);
    if (outage != null) {
      throw outage;
    }
    if (hiddenLooks > 0) {
      hiddenLooks--;
      return Optional.empty();
    }
    Optional<WarehouseOrder> held =
        orders.stream().filter(order -> order.ref().equals(ref)).findFirst();
    if (held.isPresent() && held.get().stage() == FulfilmentStage.ACCEPTED && --intakeLooks <= 0) {
      move(ref, FulfilmentStage.RECEIVED, "Received");
    }
    return held;
  }

  @Override
  public Creation create(WarehouseOrderDraft draft) {
    throwNext(createFaults);
    Creation scripted = creations.poll();
    if (scripted != null) {
      return scripted;
    }
    boolean slow = intakeLooks > 0;
    String id = "W" + (orders.size() + 1);
    orders.add(
        new WarehouseOrder(
            draft.ref(),
            id,
            slow ? FulfilmentStage.ACCEPTED : FulfilmentStage.RECEIVED,
            slow ? "Accepted" : "Received",
            null,
            draft.address(),
            draft.service(),
            lines(draft)));
    hiddenLooks = hideAfterCreate;
    throwNext(lostAnswers);
    return slow ? new Creation.Accepted() : new Creation.Created(id, "Received");
  }

  @Override
  public Amending amend(WarehouseOrderDraft draft) {
    if (!amendable) {
      return new Amending.NotAmendable("Picking");
    }
    replace(
        draft.ref(),
        order ->
            new WarehouseOrder(
                order.ref(),
                order.warehouseId(),
                order.stage(),
                order.rawStatus(),
                order.statusSince(),
                draft.address(),
                draft.service(),
                order.lines()));
    return new Amending.Amended();
  }

  @Override
  public Cancelling cancel(FulfilmentRef ref, List<LineQuantity> lines, String reason) {
    Cancelling scripted = cancellings.poll();
    if (scripted != null) {
      return scripted;
    }
    replace(
        ref,
        order ->
            lines.isEmpty()
                ? copy(order, FulfilmentStage.CANCELLED, "Cancelled", order.lines())
                : copy(order, order.stage(), order.rawStatus(), cancelled(order, lines)));
    return new Cancelling.Cancelled();
  }

  @Override
  public List<Shipment> shipments(FulfilmentRef ref) {
    return shipments.stream().filter(shipment -> shipment.ref().equals(ref)).toList();
  }

  @Override
  public Page<Shipment> shippedSince(Instant since, Optional<String> cursor) {
    return new Page<>(
        shipments.stream().filter(shipment -> !shipment.dispatchedAt().isBefore(since)).toList(),
        Optional.empty());
  }

  @Override
  public Page<ChangedFulfilment> changedSince(Instant since, Optional<String> cursor) {
    throw PlatformFailure.lacking(new ConnectionId("fake"), Capability.FULFILMENT_FEED);
  }

  @Override
  public Set<Sku> unknownAmong(Set<Sku> skus) {
    return skus.stream().filter(unknown::contains).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<String> misfits(WarehouseOrderDraft draft) {
    return misfits;
  }

  private void replace(FulfilmentRef ref, UnaryOperator<WarehouseOrder> change) {
    orders.replaceAll(order -> order.ref().equals(ref) ? change.apply(order) : order);
  }

  private static WarehouseOrder copy(
      WarehouseOrder order, FulfilmentStage stage, String rawStatus, List<WarehouseLine> lines) {
    return new WarehouseOrder(
        order.ref(),
        order.warehouseId(),
        stage,
        rawStatus,
        order.statusSince(),
        order.address(),
        order.service(),
        lines);
  }

  private static List<WarehouseLine> lines(WarehouseOrderDraft draft) {
    return draft.lines().stream().map(FakeWarehouse::line).toList();
  }

  private static WarehouseLine line(DraftLine line) {
    return new WarehouseLine(
        line.line(), line.sku(), line.quantity(), Quantity.ZERO, Quantity.ZERO, Quantity.ZERO);
  }

  private static List<WarehouseLine> cancelled(WarehouseOrder order, List<LineQuantity> wishes) {
    return order.lines().stream()
        .map(line ->
            new WarehouseLine(
                line.line(),
                line.sku(),
                line.ordered(),
                line.dispatched(),
                wished(line.line(), wishes).atMost(line.ordered()),
                line.shorted()))
        .toList();
  }

  private static Quantity wished(LineId line, List<LineQuantity> wishes) {
    return wishes.stream()
        .filter(wish -> wish.line().equals(line))
        .map(LineQuantity::quantity)
        .findFirst()
        .orElse(Quantity.ZERO);
  }

  private static void throwNext(Deque<RuntimeException> script) {
    RuntimeException fault = script.poll();
    if (fault != null) {
      throw fault;
    }
  }
}
