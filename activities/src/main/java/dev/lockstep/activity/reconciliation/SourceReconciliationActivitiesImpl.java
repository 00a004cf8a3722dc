package dev.lockstep.activity.reconciliation;

import dev.lockstep.activity.Assessing;
import dev.lockstep.activity.Link;
import dev.lockstep.activity.Links;
import dev.lockstep.activity.Pause;
import dev.lockstep.activity.sweep.SweepFailures;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LineId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.Assessment;
import dev.lockstep.order.OrderTimes;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.order.policy.CheckedOrder;
import dev.lockstep.order.policy.OrderCheck;
import dev.lockstep.port.OrderSource.ChangedOrder;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.reconciliation.ListRequest;
import dev.lockstep.reconciliation.OrderPage;
import dev.lockstep.reconciliation.ReadRequest;
import dev.lockstep.reconciliation.SourceFact;
import dev.lockstep.reconciliation.SourceFacts;
import dev.lockstep.reconciliation.SourceReconciliationActivities;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link SourceReconciliationActivities} of every link this worker serves. */
public final class SourceReconciliationActivitiesImpl implements SourceReconciliationActivities {
  /** So many ids stay well below the 2 MB that Temporal takes. */
  static final int MOST_PER_MESSAGE = 20_000;

  private static final char CHANGES = 'c';

  private final Links links;
  private final InstantSource clock;
  private final Pause pause;
  private final Pace pace;

  public SourceReconciliationActivitiesImpl(
      Links links, InstantSource clock, Pause pause, Pace pace) {
    this.links = links;
    this.clock = clock;
    this.pause = pause;
    this.pace = pace;
  }

  @Override
  public OrderPage changed(ListRequest request) {
    Cursor cursor = Cursor.read(request.cursor(), CHANGES);
    try {
      Page<ChangedOrder> page =
          links.get(request.link()).source().changedSince(request.from(), cursor.asked());
      List<OrderId> told =
          page.items().stream()
              .skip(cursor.offset())
              .limit(MOST_PER_MESSAGE)
              .map(ChangedOrder::order)
              .toList();
      boolean more = cursor.offset() + told.size() < page.items().size();
      return new OrderPage(
          OrderPage.VERSION,
          told,
          more
              ? cursor.further(told.size()).text()
              : next(request, cursor, page.next().orElse(null)));
    } catch (PlatformFailure failure) {
      throw SweepFailures.translated(failure);
    }
  }

  private @Nullable String next(ListRequest request, Cursor cursor, @Nullable String next) {
    if (next != null && next.equals(cursor.page())) {
      throw PlatformFailure.of(
          FailureKind.MALFORMED,
          links.get(request.link()).sourceConnection(),
          "A page of orders names itself as the next one. Report it to the order source's support: connection %s."
              .formatted(links.get(request.link()).sourceConnection()));
    }
    return next == null ? null : cursor.at(next).text();
  }

  @Override
  public SourceFacts orders(ReadRequest request) {
    ActivityExecutionContext attempt = Activity.getExecutionContext();
    Link link = links.get(request.link());
    Reads reads = new Reads(pause);
    List<SourceFact> facts = new ArrayList<>();
    for (OrderId order : request.orders()) {
      attempt.heartbeat(facts.size());
      pace.before(facts.size(), pause);
      facts.add(reads.read(() -> fact(link, order), trouble -> SourceFact.unknown(order, trouble)));
    }
    return new SourceFacts(SourceFacts.VERSION, facts);
  }

  private SourceFact fact(Link link, OrderId id) {
    return link.source()
        .read(id)
        .map(order -> fact(link, order))
        .orElseGet(() ->
            new SourceFact(
                id, SourceFact.Standing.ABSENT, null, null, null, List.of(), 0, null, null));
  }

  private SourceFact fact(Link link, SourceOrder order) {
    OrderCheck check = new OrderCheck(link.policy(), List.of(), List.of());
    CheckedOrder checked = check.check(order);
    OrderTimes times =
        link.policy().deadlines().of(order.placedAt(), order.closesAt(), clock.instant());
    SourceFact.Standing standing =
        standing(order, Assessing.withoutWarehouses(link, order, checked));
    return new SourceFact(
        order.id(),
        standing,
        order.number(),
        order.placedAt(),
        dueAt(standing, times),
        lines(check, order),
        order.deliveries().stream().mapToInt(delivery -> delivery.parcels().size()).sum(),
        order.total(),
        null);
  }

  private static SourceFact.Standing standing(SourceOrder order, Assessment.Verdict verdict) {
    return switch (verdict) {
      case Assessment.Gone gone -> SourceFact.Standing.ABSENT;
      case Assessment.CancelledAtSource cancelled -> SourceFact.Standing.CANCELLED;
      case Assessment.Shipped shipped -> SourceFact.Standing.SHIPPED;
      case Assessment.Incomplete incomplete ->
          order.state() == SourceState.DRAFT
              ? SourceFact.Standing.DRAFT
              : SourceFact.Standing.INCOMPLETE;
      case Assessment.Unpaid unpaid -> SourceFact.Standing.UNPAID;
      case Assessment.Faulty faulty -> SourceFact.Standing.DUE;
      case Assessment.Ready ready -> SourceFact.Standing.DUE;
    };
  }

  private static @Nullable Instant dueAt(SourceFact.Standing standing, OrderTimes times) {
    return switch (standing) {
      case INCOMPLETE -> times.completeBy();
      case UNPAID -> times.payBy();
      case ABSENT, DRAFT, DUE, CANCELLED, SHIPPED, UNKNOWN -> null;
    };
  }

  private static List<SourceFact.Line> lines(OrderCheck check, SourceOrder order) {
    Map<LineId, Quantity> shown = new HashMap<>();
    order.deliveries().stream()
        .flatMap(delivery -> delivery.lines().stream())
        .forEach(line -> shown.merge(line.line(), line.quantity(), Quantity::plus));
    return check.wantedLines(order).stream()
        .map(line ->
            new SourceFact.Line(
                line.line(), line.quantity(), shown.getOrDefault(line.line(), Quantity.ZERO)))
        .toList();
  }
}
