package dev.lockstep.reconciliation;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Money;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.LineProgress;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.reconciliation.OrderComparison.Judgement;
import dev.lockstep.reconciliation.ReconciliationPlan.Untracked;
import dev.lockstep.reconciliation.SourceFact.Standing;
import dev.lockstep.reconciliation.TemporalFact.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One order of three units in one line, and what each side says of it; changed word by word. */
final class Facts {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final Instant LONG_AGO = NOW.minus(Duration.ofHours(5));
  static final Instant JUST_NOW = NOW.minus(Duration.ofMinutes(5));
  static final Duration GRACE = Duration.ofMinutes(30);
  static final LocalDate DAY = LocalDate.parse("2026-11-21");
  static final OrderId ORDER = new OrderId("o-1");
  static final ConnectionId DC = new ConnectionId("dc");
  static final ConnectionId SECOND = new ConnectionId("second");
  private static final LineId LINE = new LineId("line-1");

  private Standing standing = Standing.DUE;
  private Instant placed = LONG_AGO;
  private int wanted = 3;
  private int shown;
  private @Nullable FailureKind sourceTrouble;
  private @Nullable Instant dueAt;
  private State state = State.RUNNING;
  private @Nullable OrderStage stage = OrderStage.AWAITING_DISPATCH;
  private @Nullable ExceptionCode exception;
  private int givenUp;
  private final List<TemporalFact.Part> parts = new ArrayList<>();
  private final List<WarehouseFact> warehouses = new ArrayList<>();
  private Untracked untracked = Untracked.SHOWN;

  static Facts of(Standing standing) {
    Facts facts = new Facts();
    facts.standing = standing;
    return facts;
  }

  Facts placed(Instant at) {
    placed = at;
    return this;
  }

  Facts dueAt(Instant at) {
    dueAt = at;
    return this;
  }

  Facts wanted(int units) {
    wanted = units;
    return this;
  }

  Facts shown(int units) {
    shown = units;
    return this;
  }

  Facts sourceFails(FailureKind kind) {
    standing = Standing.UNKNOWN;
    sourceTrouble = kind;
    return this;
  }

  Facts temporal(State says, OrderStage at) {
    state = says;
    stage = at;
    return this;
  }

  Facts temporal(State says) {
    state = says;
    stage = null;
    return this;
  }

  Facts parked(ExceptionCode code) {
    exception = code;
    stage = OrderStage.PARKED;
    return this;
  }

  Facts givenUp(int units) {
    givenUp = units;
    return this;
  }

  Facts released() {
    return released(FulfilmentRef.whole(ORDER));
  }

  Facts released(FulfilmentRef ref) {
    parts.add(
        new TemporalFact.Part(
            ref,
            DC,
            stage == null ? OrderStage.AWAITING_DISPATCH : stage,
            "W-1",
            List.of(
                new LineProgress(
                    LINE,
                    Quantity.of(wanted),
                    Quantity.ZERO,
                    Quantity.of(givenUp),
                    Quantity.ZERO))));
    return this;
  }

  Facts nothingInTheWarehouse() {
    warehouses.add(new WarehouseFact(ORDER, DC, List.of(), null));
    return this;
  }

  Facts warehouseFails(FailureKind kind) {
    warehouses.add(WarehouseFact.unknown(ORDER, DC, kind));
    return this;
  }

  Facts held(FulfilmentStage at, int kept, int shipped) {
    return held(DC, at, kept, shipped, LONG_AGO);
  }

  Facts held(FulfilmentStage at, int kept, int shipped, Instant since) {
    return held(DC, at, kept, shipped, since);
  }

  Facts held(ConnectionId warehouse, FulfilmentStage at, int kept, int shipped, Instant since) {
    return held(warehouse, at, kept, shipped, shipped, since);
  }

  Facts heldUntracked(int shipped) {
    return held(DC, FulfilmentStage.DISPATCHED, shipped, shipped, 0, LONG_AGO);
  }

  private Facts held(
      ConnectionId warehouse,
      FulfilmentStage at,
      int kept,
      int shipped,
      int tracked,
      Instant since) {
    warehouses.add(
        new WarehouseFact(
            ORDER,
            warehouse,
            List.of(
                new WarehouseFact.Holding(
                    FulfilmentRef.whole(ORDER),
                    at,
                    at.name().toLowerCase(Locale.ROOT),
                    since,
                    List.of(
                        new WarehouseFact.Line(
                            LINE,
                            Quantity.of(kept),
                            Quantity.ZERO,
                            Quantity.of(shipped),
                            Quantity.of(tracked))))),
            null));
    return this;
  }

  Facts untrackedWaits() {
    untracked = Untracked.WAITS;
    return this;
  }

  SourceFact source() {
    boolean known = standing != Standing.ABSENT && standing != Standing.UNKNOWN;
    return new SourceFact(
        ORDER,
        standing,
        known ? "A-1" : null,
        known ? placed : null,
        dueAt,
        known
            ? List.of(new SourceFact.Line(LINE, Quantity.of(wanted), Quantity.of(shown)))
            : List.of(),
        0,
        known ? new Money(4_500, "EUR", 2) : null,
        sourceTrouble);
  }

  TemporalFact temporal() {
    return new TemporalFact(ORDER, state, stage, exception, LONG_AGO, parts);
  }

  Judgement judged() {
    return OrderComparison.judge(
        new OrderFacts(source(), temporal(), warehouses), DAY, untracked, GRACE, NOW);
  }
}
