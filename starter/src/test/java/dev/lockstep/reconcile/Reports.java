package dev.lockstep.reconcile;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Money;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Owner;
import dev.lockstep.reconciliation.Age;
import dev.lockstep.reconciliation.AgeCount;
import dev.lockstep.reconciliation.DayCount;
import dev.lockstep.reconciliation.FindingKind;
import dev.lockstep.reconciliation.Gap;
import dev.lockstep.reconciliation.KindCount;
import dev.lockstep.reconciliation.OrderFinding;
import dev.lockstep.reconciliation.Reached;
import dev.lockstep.reconciliation.ReconciliationResult;
import dev.lockstep.reconciliation.Remedy;
import dev.lockstep.reconciliation.Side;
import dev.lockstep.reconciliation.Turnover;
import dev.lockstep.reconciliation.Unknown;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports to be shown. */
final class Reports {
  static final LinkId UK = new LinkId("uk");
  static final Repairs REPAIRS = new Repairs("lockstep.yaml", UK, "jo", "reconciliation");
  static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");

  private Reports() {}

  static OrderFinding finding(String order, FindingKind kind, Remedy remedy) {
    return finding(order, kind, remedy, null);
  }

  static OrderFinding finding(
      String order, FindingKind kind, Remedy remedy, @Nullable ExceptionCode parked) {
    return new OrderFinding(
        new OrderId(order),
        "UK-100234",
        FRIDAY,
        kind,
        kind.owner(),
        remedy,
        OrderFinding.Progress.OPEN,
        parked,
        "due, 2 wanted, 0 shown as dispatched",
        "running, awaiting dispatch",
        "dc: Dispatched, 2 to ship, 2 shipped");
  }

  static ReconciliationResult busy() {
    return report(
        List.of(
            finding("8f0c5c1e", FindingKind.NOT_STARTED, Remedy.START),
            finding("9a1d", FindingKind.PARKED, Remedy.RESOLVE, ExceptionCode.SKU_UNKNOWN),
            finding("7c2e", FindingKind.NOT_SHOWN_AT_SOURCE, Remedy.RECHECK),
            finding("5b3f", FindingKind.IN_WAREHOUSE_TWICE, Remedy.LOOK)),
        List.of(new Unknown(new OrderId("4d4f"), Side.SOURCE, null, FailureKind.UNAVAILABLE)),
        List.of(new Gap(Side.TEMPORAL, null, "This Temporal server has no lists.")));
  }

  static ReconciliationResult calm() {
    return report(List.of(), List.of(), List.of());
  }

  private static ReconciliationResult report(
      List<OrderFinding> findings, List<Unknown> unknown, List<Gap> gaps) {
    return new ReconciliationResult(
        1,
        UK,
        ZoneId.of("Europe/London"),
        FRIDAY,
        FRIDAY.plusDays(1),
        Instant.parse("2026-11-22T06:00:00Z"),
        Instant.parse("2026-11-22T06:04:00Z"),
        List.of(
            new DayCount(FRIDAY, 120, 5, 1, 4, 108, 100, 98, 2, 3, List.of(turnover(4_990_00))),
            new DayCount(FRIDAY.plusDays(1), 80, 2, 0, 3, 70, 40, 40, 0, 1, List.of())),
        List.of(
            new AgeCount(Reached.RELEASED, Age.A_DAY, 38),
            new AgeCount(Reached.DISPATCHED, Age.DAYS, 2)),
        findings.stream()
            .map(finding -> new KindCount(finding.kind(), Owner.OPERATIONS, 1))
            .toList(),
        findings,
        unknown,
        unknown.size(),
        gaps);
  }

  private static Turnover turnover(long minor) {
    return new Turnover(
        new Money(minor, "GBP", 2),
        new Money(minor, "GBP", 2),
        new Money(minor - 10_000, "GBP", 2),
        new Money(minor - 20_000, "GBP", 2));
  }
}
