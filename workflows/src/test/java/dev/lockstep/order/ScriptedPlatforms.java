package dev.lockstep.order;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of an order, as a test wants them: each activity answers what was scripted, else what
 * a healthy platform answers, and every call is noted.
 */
final class ScriptedPlatforms implements OrderSourceActivities, WarehouseActivities {
  static final ConnectionId SHOP = new ConnectionId("shop");
  static final ConnectionId WAREHOUSE = new ConnectionId("dc");
  static final OrderId ORDER = new OrderId("5e3a");
  static final FulfilmentRef REF = FulfilmentRef.whole(ORDER);
  static final LineId LINE = new LineId("line-1");

  final List<String> calls = new CopyOnWriteArrayList<>();
  final Deque<Supplier<Assessment.Verdict>> verdicts = new ArrayDeque<>();
  final Deque<Supplier<ReleaseOutcome>> releases = new ArrayDeque<>();
  final Deque<Supplier<WithdrawalOutcome>> withdrawals = new ArrayDeque<>();
  final Deque<Supplier<EditOutcome>> edits = new ArrayDeque<>();
  final Map<FulfilmentRef, Deque<Supplier<Confirmation>>> confirmations = new LinkedHashMap<>();
  final List<CancellationNotice> notices = new CopyOnWriteArrayList<>();
  final List<AssessmentRequest> assessed = new CopyOnWriteArrayList<>();
  final List<ReleaseRequest> released = new CopyOnWriteArrayList<>();
  final List<WithdrawalRequest> withdrawn = new CopyOnWriteArrayList<>();
  volatile long sourceVersion = 1;
  volatile Supplier<Instant> clock = () -> Instant.EPOCH;
  volatile List<LineQuantity> cancelledLines = List.of();
  private @Nullable Instant placedAt;

  static FulfilmentPlan plan(int quantity) {
    return plan(REF, quantity);
  }

  static FulfilmentPlan plan(FulfilmentRef ref, int quantity) {
    return new FulfilmentPlan(
        ref,
        WAREHOUSE,
        new FacilityId("MAIN"),
        new DeliveryService("DPD", "NEXT-DAY"),
        List.of(new PlannedLine(lineOf(ref), new Sku("SHIRT-M"), Quantity.of(quantity))));
  }

  static LineId lineOf(FulfilmentRef ref) {
    return ref.equals(REF) ? LINE : new LineId("line-of-" + ref);
  }

  static Assessment.Verdict ready(int quantity) {
    return new Assessment.Ready(List.of(plan(quantity)));
  }

  static Confirmation dispatched(int ordered, int dispatched) {
    return confirmation(REF, ordered, dispatched, 0, 0, FulfilmentStage.DISPATCHED, 0);
  }

  static Confirmation confirmation(
      FulfilmentRef ref,
      int ordered,
      int dispatched,
      int cancelled,
      int shorted,
      FulfilmentStage stage,
      int untracked) {
    Confirmation.Acknowledgement acknowledgement =
        dispatched == 0 ? new Confirmation.NothingToTell() : new Confirmation.Shown(2, 2L);
    int shipments = dispatched == 0 ? 0 : 1;
    return new Confirmation(
        1,
        stage,
        stage.name(),
        List.of(
            new LineProgress(
                lineOf(ref),
                Quantity.of(ordered),
                Quantity.of(dispatched),
                Quantity.of(cancelled),
                Quantity.of(shorted))),
        shipments,
        shipments,
        List.of(),
        untracked,
        List.of(),
        acknowledgement);
  }

  ScriptedPlatforms thenJudge(Assessment.Verdict verdict) {
    verdicts.add(() -> verdict);
    return this;
  }

  ScriptedPlatforms thenConfirm(Confirmation confirmation) {
    return thenConfirm(REF, confirmation);
  }

  ScriptedPlatforms thenConfirm(FulfilmentRef ref, Confirmation confirmation) {
    confirmations.computeIfAbsent(ref, r -> new ArrayDeque<>()).add(() -> confirmation);
    return this;
  }

  ScriptedPlatforms thenConfirmFailing(FulfilmentRef ref, Supplier<RuntimeException> failure) {
    confirmations
        .computeIfAbsent(ref, r -> new ArrayDeque<>())
        .add(() -> {
          throw failure.get();
        });
    return this;
  }

  @Override
  public synchronized Assessment assess(AssessmentRequest request) {
    calls.add("assess");
    assessed.add(request);
    if (placedAt == null) {
      placedAt = clock.get();
    }
    Supplier<Assessment.Verdict> scripted = verdicts.poll();
    Assessment.Verdict verdict = scripted == null ? ready(2) : scripted.get();
    return new Assessment(
        1, "A-1001", sourceVersion, false, times(placedAt), cancelledLines, verdict);
  }

  @Override
  public synchronized ReleaseOutcome release(ReleaseRequest request) {
    calls.add("release " + request.plan().ref());
    released.add(request);
    Supplier<ReleaseOutcome> scripted = releases.poll();
    return scripted == null
        ? new ReleaseOutcome.Released(1, "SC-1", "Received", false, true)
        : scripted.get();
  }

  @Override
  public synchronized Confirmation confirm(ConfirmationRequest request) {
    calls.add("confirm " + request.fulfilment());
    Deque<Supplier<Confirmation>> scripted = confirmations.get(request.fulfilment());
    if (scripted == null || scripted.isEmpty()) {
      int ordered = request.lines().getFirst().quantity().units();
      return confirmation(
          request.fulfilment(), ordered, ordered, 0, 0, FulfilmentStage.DISPATCHED, 0);
    }
    return scripted.remove().get();
  }

  @Override
  public void acknowledgeRelease(ReleaseNotice notice) {
    calls.add("acknowledgeRelease " + notice.fulfilment());
  }

  @Override
  public void reportCancellation(CancellationNotice notice) {
    calls.add("report " + notice.decision().outcome());
    notices.add(notice);
  }

  @Override
  public synchronized WithdrawalOutcome withdraw(WithdrawalRequest request) {
    withdrawn.add(request);
    calls.add("withdraw " + request.fulfilment());
    Supplier<WithdrawalOutcome> scripted = withdrawals.poll();
    return scripted == null
        ? new WithdrawalOutcome.Withdrawn(1, List.of(), "Cancelled")
        : scripted.get();
  }

  @Override
  public synchronized EditOutcome amend(EditRequest request) {
    calls.add("amend " + request.plan().ref());
    Supplier<EditOutcome> scripted = edits.poll();
    return scripted == null ? new EditOutcome.NothingChanged(1, sourceVersion) : scripted.get();
  }

  private static OrderTimes times(Instant placedAt) {
    return new OrderTimes(
        placedAt.plus(Duration.ofDays(3)),
        Duration.ofHours(6),
        Duration.ofSeconds(30),
        placedAt.plus(Duration.ofMinutes(15)),
        Duration.ofDays(3),
        null,
        Duration.ofHours(4),
        Duration.ofDays(7),
        Duration.ofHours(4),
        Duration.ofHours(1));
  }
}
