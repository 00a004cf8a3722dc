package dev.lockstep.activity;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.order.Assessment;
import dev.lockstep.order.FulfilmentPlan;
import dev.lockstep.order.ReleaseOutcome;
import dev.lockstep.order.ReleaseRequest;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.order.policy.Comparison;
import dev.lockstep.order.policy.OrderCheck;
import dev.lockstep.order.policy.Payments;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a fulfilment in its warehouse, exactly once however often it is asked to. */
final class Releasing {
  private static final Logger LOG = LoggerFactory.getLogger(Releasing.class);
  private static final int V = 1;

  private final Sending sending;

  Releasing(Sending sending) {
    this.sending = sending;
  }

  ReleaseOutcome release(Link link, ReleaseRequest request, Attempt attempt) {
    FulfilmentPlan plan = request.plan();
    Warehouse warehouse = link.warehouse(plan.warehouse());
    Optional<SourceOrder> order = link.source().read(request.order());
    Optional<WarehouseOrderDraft> draft = order.flatMap(fresh -> Drafts.of(link.id(), fresh, plan));
    ReleaseOutcome outcome =
        draft.isPresent() && order.filter(fresh -> stands(link, fresh, request)).isPresent()
            ? releaseUnmoved(link, warehouse, request, draft.get(), attempt)
            : afterMove(link, warehouse, request, order, attempt);
    log(link, request, outcome);
    return outcome;
  }

  /**
   * Whether the plan is still what the order asks for, and paid for: a payment is a resource of its
   * own, so that the same version of the order says nothing about it. A newer version alone does
   * not unsettle the plan: our own notes and a changed payment label are writes, too.
   */
  private static boolean stands(Link link, SourceOrder fresh, ReleaseRequest request) {
    if (fresh.state() == SourceState.CANCELLED) {
      return false;
    }
    if (fresh.version() == request.checkedVersion()) {
      return Payments.judge(link.policy().payment(), fresh.payment())
          instanceof Payments.Settlement.Settled;
    }
    OrderCheck check = new OrderCheck(link.policy(), request.amendments(), List.of());
    return switch (Assessing.withoutWarehouses(link, fresh, check.check(fresh))) {
      case Assessment.Ready ready -> ready.fulfilments().contains(request.plan());
      case Assessment.Gone gone -> false;
      case Assessment.Shipped shipped -> false;
      case Assessment.CancelledAtSource cancelled -> false;
      case Assessment.Incomplete incomplete -> false;
      case Assessment.Unpaid unpaid -> false;
      case Assessment.Faulty faulty -> false;
    };
  }

  private ReleaseOutcome releaseUnmoved(
      Link link,
      Warehouse warehouse,
      ReleaseRequest request,
      WarehouseOrderDraft draft,
      Attempt attempt) {
    List<String> misfits = mayHaveBeenSent(request, attempt) ? List.of() : warehouse.misfits(draft);
    if (!misfits.isEmpty()) {
      return new ReleaseOutcome.Refused(
          V, ExceptionCode.WAREHOUSE_REJECTED, String.join(" ", misfits));
    }
    Sending.Result result =
        sending.sendOnce(
            warehouse,
            request.plan().warehouse(),
            draft,
            Optional.ofNullable(request.givenUpAt()),
            attempt);
    return switch (result) {
      case Sending.Result.Refused refused ->
          new ReleaseOutcome.Refused(V, refused.code(), refused.reason());
      case Sending.Result.Held held -> {
        List<String> differences = Comparison.of(draft, held.order()).all();
        yield settle(link, request, held.order(), differences, held.found());
      }
    };
  }

  /** What was taken once is not to be refused for what the warehouse no longer takes. */
  private static boolean mayHaveBeenSent(ReleaseRequest request, Attempt attempt) {
    return attempt.sentAt().isPresent()
        || attempt.givenUpAt().isPresent()
        || request.givenUpAt() != null;
  }

  /**
   * The order moved. If an earlier attempt's create has arrived nevertheless, the fulfilment is
   * released and has to be said so, or a cancelled order would ship unseen, even one of which the
   * source shows nothing any more; what was edited is for the comparison after the release.
   */
  private ReleaseOutcome afterMove(
      Link link,
      Warehouse warehouse,
      ReleaseRequest request,
      Optional<SourceOrder> order,
      Attempt attempt) {
    FulfilmentPlan plan = request.plan();
    Optional<WarehouseOrder> held =
        sending.sentBefore(
            warehouse,
            plan.warehouse(),
            plan.ref(),
            Optional.ofNullable(request.givenUpAt()),
            attempt);
    if (held.isEmpty()) {
      return new ReleaseOutcome.SourceMoved(V, order.map(SourceOrder::version).orElse(0L));
    }
    return settle(link, request, held.get(), Comparison.lines(plan.lines(), held.get()), true);
  }

  private static ReleaseOutcome settle(
      Link link,
      ReleaseRequest request,
      WarehouseOrder held,
      List<String> differences,
      boolean found) {
    if (held.stage() == FulfilmentStage.REJECTED) {
      return new ReleaseOutcome.Refused(
          V,
          ExceptionCode.WAREHOUSE_REJECTED,
          "The warehouse took the order in and then rejected it: " + held.rawStatus() + ".");
    }
    if (held.stage() == FulfilmentStage.CANCELLED) {
      return new ReleaseOutcome.ContentDiffers(V, List.of("status " + held.rawStatus()));
    }
    if (!differences.isEmpty()) {
      return new ReleaseOutcome.ContentDiffers(V, differences);
    }
    return new ReleaseOutcome.Released(
        V, held.warehouseId(), held.rawStatus(), found, isSourceTold(link, request, held));
  }

  /** The release stands whether or not its source can be told now; the workflow tells it later. */
  private static boolean isSourceTold(Link link, ReleaseRequest request, WarehouseOrder held) {
    try {
      link.source().acknowledgeRelease(request.order(), held.ref(), held.warehouseId());
      return true;
    } catch (PlatformFailure failure) {
      LOG.warn(
          "The source could not be told of a release; it is told later."
              + " link={} order={} fulfilment={} connection={} kind={}",
          link.id(),
          request.order(),
          held.ref(),
          failure.connection(),
          failure.kind());
      return false;
    }
  }

  private static void log(Link link, ReleaseRequest request, ReleaseOutcome outcome) {
    String words =
        switch (outcome) {
          case ReleaseOutcome.Released released -> released.found() ? "found released" : "released";
          case ReleaseOutcome.SourceMoved moved -> "not sent, the order moved";
          case ReleaseOutcome.ContentDiffers differs -> "other content under the reference";
          case ReleaseOutcome.Refused refused -> "refused as " + refused.code();
        };
    LOG.info(
        "Fulfilment {}. link={} order={} fulfilment={} warehouse={}",
        words,
        link.id(),
        request.order(),
        request.plan().ref(),
        request.plan().warehouse());
  }
}
