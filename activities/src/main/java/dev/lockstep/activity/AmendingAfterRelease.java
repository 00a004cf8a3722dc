package dev.lockstep.activity;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.order.EditOutcome;
import dev.lockstep.order.EditRequest;
import dev.lockstep.order.Finding;
import dev.lockstep.order.FulfilmentPlan;
import dev.lockstep.order.PlannedLine;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.order.policy.CheckedOrder;
import dev.lockstep.order.policy.Comparison;
import dev.lockstep.order.policy.OrderCheck;
import dev.lockstep.order.policy.SitedLine;
import dev.lockstep.port.Capability;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an edit made after the release to the warehouse: address and service where it lets us,
 * lines never.
 */
final class AmendingAfterRelease {
  private static final Logger LOG = LoggerFactory.getLogger(AmendingAfterRelease.class);
  private static final int V = 1;

  private final LookUp lookUp;

  AmendingAfterRelease(LookUp lookUp) {
    this.lookUp = lookUp;
  }

  EditOutcome amend(Link link, EditRequest request) {
    FulfilmentPlan plan = request.plan();
    Warehouse warehouse = link.warehouse(plan.warehouse());
    WarehouseOrder held =
        lookUp
            .until(warehouse, plan.ref(), any -> true)
            .orElseThrow(() ->
                PlatformFailure.of(
                    FailureKind.REJECTED,
                    plan.warehouse(),
                    "The warehouse no longer knows a released fulfilment. fulfilment="
                        + plan.ref()
                        + ". Ask it for this reference, then retry."));
    Optional<SourceOrder> order =
        link.source().read(request.order()).filter(fresh -> fresh.state() == SourceState.OPEN);
    EditOutcome outcome =
        order
            .map(fresh -> compare(link, request, warehouse, fresh, held))
            .orElseGet(
                () -> new EditOutcome.NotAmendable(V, 0, List.of("order state"), held.rawStatus()));
    LOG.info(
        "Edit after release: {}. link={} order={} fulfilment={}",
        switch (outcome) {
          case EditOutcome.NothingChanged nothing -> "nothing changed";
          case EditOutcome.Amended amended -> "amended " + amended.fields();
          case EditOutcome.NotAmendable not -> "not amendable " + not.fields();
        },
        link.id(),
        request.order(),
        plan.ref());
    return outcome;
  }

  private EditOutcome compare(
      Link link, EditRequest request, Warehouse warehouse, SourceOrder fresh, WarehouseOrder held) {
    CheckedOrder checked =
        new OrderCheck(link.policy(), request.amendments(), List.of()).check(fresh);
    FulfilmentPlan wanted = wanted(request.plan(), checked, fresh);
    Optional<WarehouseOrderDraft> draft = Drafts.of(link.id(), fresh, wanted);
    List<String> obstacles = obstacles(checked);
    if (draft.isEmpty() || !obstacles.isEmpty()) {
      List<String> fields = new ArrayList<>(obstacles);
      draft.ifPresent(any -> fields.addAll(Comparison.of(any, held).all()));
      return new EditOutcome.NotAmendable(V, fresh.version(), fields, held.rawStatus());
    }
    Comparison comparison = differences(request.plan(), wanted, draft.get(), held);
    if (comparison.isEqual()) {
      return new EditOutcome.NothingChanged(V, fresh.version());
    }
    if (!comparison.lines().isEmpty()
        || !warehouse.capabilities().contains(Capability.AMEND)
        || !warehouse.misfits(draft.get()).isEmpty()) {
      return new EditOutcome.NotAmendable(V, fresh.version(), comparison.all(), held.rawStatus());
    }
    return switch (warehouse.amend(draft.get())) {
      case Warehouse.Amending.NotAmendable not ->
          new EditOutcome.NotAmendable(V, fresh.version(), comparison.all(), not.rawStatus());
      case Warehouse.Amending.Amended amended -> {
        readBack(warehouse, request.plan(), draft.get());
        yield new EditOutcome.Amended(V, fresh.version(), comparison.fields());
      }
    };
  }

  /**
   * The plan as it would be made of the order now. A released whole order concerns every line; a
   * part, the lines it has and those that ship from its site.
   */
  private static FulfilmentPlan wanted(
      FulfilmentPlan plan, CheckedOrder checked, SourceOrder fresh) {
    boolean whole = plan.ref().value().equals(fresh.id().value());
    List<PlannedLine> lines =
        checked.lines().stream()
            .filter(sited ->
                whole || sited.site().facility().equals(plan.facility()) || contains(plan, sited))
            .map(SitedLine::line)
            .toList();
    return new FulfilmentPlan(
        plan.ref(),
        plan.warehouse(),
        plan.facility(),
        checked.service().orElse(plan.service()),
        lines);
  }

  private static boolean contains(FulfilmentPlan plan, SitedLine sited) {
    return plan.lines().stream().anyMatch(line -> line.line().equals(sited.line().line()));
  }

  /**
   * Findings under which nothing may be sent; what the goods cost is not the warehouse's affair.
   */
  private static List<String> obstacles(CheckedOrder checked) {
    return Stream.concat(checked.missing().stream(), checked.faults().stream())
        .map(Finding::code)
        .filter(code -> code != ExceptionCode.PRICE_MISMATCH)
        .map(ExceptionCode::name)
        .distinct()
        .toList();
  }

  /**
   * Lines that the order still wants as they were released were not edited: where the warehouse
   * holds less of them, it was cancelled there and never at the source.
   */
  private static Comparison differences(
      FulfilmentPlan plan, FulfilmentPlan wanted, WarehouseOrderDraft draft, WarehouseOrder held) {
    Comparison comparison = Comparison.of(draft, held);
    return Set.copyOf(wanted.lines()).equals(Set.copyOf(plan.lines()))
        ? new Comparison(comparison.fields(), List.of())
        : comparison;
  }

  private void readBack(Warehouse warehouse, FulfilmentPlan plan, WarehouseOrderDraft draft) {
    Optional<WarehouseOrder> after =
        lookUp.until(warehouse, plan.ref(), held -> Comparison.of(draft, held).fields().isEmpty());
    if (after.isEmpty() || !Comparison.of(draft, after.get()).fields().isEmpty()) {
      throw PlatformFailure.of(
          FailureKind.OUTCOME_UNKNOWN,
          plan.warehouse(),
          "The warehouse took the amendment and does not show it yet. fulfilment="
              + plan.ref()
              + ". It is compared again.");
    }
  }
}
