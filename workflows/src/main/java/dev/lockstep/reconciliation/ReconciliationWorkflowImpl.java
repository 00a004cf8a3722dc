package dev.lockstep.reconciliation;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.OrderId;
import dev.lockstep.reconciliation.ReconciliationPlan.Source;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** {@link ReconciliationWorkflow}: list, look at each order once, count. */
public final class ReconciliationWorkflowImpl implements ReconciliationWorkflow {
  private static final Logger log = Workflow.getLogger(ReconciliationWorkflowImpl.class);

  /** Facts of so many orders fit a message even where orders are long. */
  static final int BATCH = 40;

  /** Well below what Temporal bears, so that a replay stays quick. */
  private static final long LONGEST_HISTORY = 4_000;

  private ReconciliationProgress progress =
      new ReconciliationProgress(ReconciliationProgress.VERSION, 0, 0, 0, "beginning");

  @Override
  public ReconciliationProgress progress() {
    return progress;
  }

  @Override
  public ReconciliationResult run(ReconciliationRequest request) {
    CarriedOver carried = request.carried() != null ? request.carried() : begin(request);
    Tally tally = Tally.goOn(carried.soFar());
    SeenOrders seen = SeenOrders.read(carried.seen());
    count(seen.size(), seen.size(), tally);
    BatchReading reading = new BatchReading(carried.plan(), carried.from(), carried.to(), tally);
    List<Source> listings = carried.plan().listings();
    @Nullable String cursor = carried.cursor();
    for (int at = carried.listing(); at < listings.size() && !seen.isFull(); at++) {
      Source listing = listings.get(at);
      do {
        OrderPage page = page(listing, carried, cursor, tally);
        boolean whole = look(page, listing, reading, seen, tally);
        if (!whole) {
          goOn(request, carried, at, cursor, seen, tally);
        }
        cursor = page.next();
      } while (cursor != null && !seen.isFull());
    }
    if (seen.isFull()) {
      tally.miss(
          new Gap(
              Side.SOURCE,
              carried.plan().source(),
              "There are more than %d orders, which one reconciliation does not look at. Choose fewer days."
                  .formatted(SeenOrders.MOST)));
    }
    ReconciliationResult result = tally.result(now());
    Workflow.setCurrentDetails(result.sentence());
    log.info("{}", result.sentence());
    return result;
  }

  private static CarriedOver begin(ReconciliationRequest request) {
    Instant now = now();
    ReconciliationPlan plan =
        ReconciliationStubs.planning().plan(new PlanRequest(PlanRequest.VERSION, request.link()));
    LocalDate today = now.atZone(plan.zone()).toLocalDate();
    LocalDate to = request.to() != null ? request.to() : today.minusDays(1);
    LocalDate from = request.from() != null ? request.from() : to.minusDays(request.daysBack() - 1);
    return new CarriedOver(
        plan,
        from,
        to,
        now,
        0,
        null,
        new SeenOrders().text(),
        Tally.begin(request.link(), plan.zone(), from, to, now).result(null));
  }

  /** A listing that fails leaves a gap in the report, and the others are read all the same. */
  private OrderPage page(
      Source listing, CarriedOver carried, @Nullable String cursor, Tally tally) {
    ReconciliationPlan plan = carried.plan();
    ConnectionId connection = listing.connection();
    ListRequest request =
        new ListRequest(
            ListRequest.VERSION,
            plan.link(),
            connection,
            BatchReading.beginning(carried.from(), plan.zone()),
            BatchReading.beginning(carried.to().plusDays(1), plan.zone()),
            cursor);
    say(tally, "listing orders of " + (connection == null ? "Temporal" : connection));
    try {
      return switch (listing.side()) {
        case SOURCE ->
            ReconciliationStubs.listing(Objects.requireNonNull(connection)).changed(request);
        case TEMPORAL -> ReconciliationStubs.listing().known(request);
        case WAREHOUSE ->
            ReconciliationStubs.listingShipped(Objects.requireNonNull(connection)).shipped(request);
      };
    } catch (ActivityFailure e) {
      tally.miss(new Gap(listing.side(), connection, reason(e)));
      return new OrderPage(OrderPage.VERSION, List.of(), null);
    }
  }

  private static String reason(ActivityFailure e) {
    return e.getCause() instanceof ApplicationFailure failure
        ? failure.getOriginalMessage()
        : "It could not be listed in time. See the workflow in Temporal.";
  }

  /**
   * Looks at every order of a page that is news.
   *
   * @return whether it did; otherwise the history has grown long, and the rest is for a new run
   */
  private boolean look(
      OrderPage page, Source listing, BatchReading reading, SeenOrders seen, Tally tally) {
    List<OrderId> news =
        page.orders().stream().distinct().filter(order -> !seen.contains(order)).toList();
    count(news.size(), 0, tally);
    for (int i = 0; i < news.size() && !seen.isFull(); i += BATCH) {
      List<OrderId> batch = news.subList(i, Math.min(news.size(), i + BATCH));
      say(tally, "comparing");
      reading.compare(List.copyOf(batch), listing.side());
      batch.forEach(seen::add);
      count(0, batch.size(), tally);
      if (isLong() && i + BATCH < news.size()) {
        return false;
      }
    }
    return !isLong() || page.next() == null;
  }

  private static boolean isLong() {
    return Workflow.getInfo().getHistoryLength() > LONGEST_HISTORY
        || Workflow.getInfo().isContinueAsNewSuggested();
  }

  private static void goOn(
      ReconciliationRequest request,
      CarriedOver carried,
      int listing,
      @Nullable String cursor,
      SeenOrders seen,
      Tally tally) {
    Workflow.continueAsNew(
        new ReconciliationRequest(
            ReconciliationRequest.VERSION,
            request.link(),
            carried.from(),
            carried.to(),
            request.daysBack(),
            new CarriedOver(
                carried.plan(),
                carried.from(),
                carried.to(),
                carried.began(),
                listing,
                cursor,
                seen.text(),
                tally.result(null))));
  }

  private void say(Tally tally, String at) {
    progress =
        new ReconciliationProgress(
            ReconciliationProgress.VERSION,
            progress.listed(),
            progress.looked(),
            tally.findings(),
            at);
    Workflow.setCurrentDetails(
        "%d of %d orders compared, %d findings so far; %s."
            .formatted(progress.looked(), progress.listed(), tally.findings(), at));
  }

  private void count(int listed, int looked, Tally tally) {
    progress =
        new ReconciliationProgress(
            ReconciliationProgress.VERSION,
            progress.listed() + listed,
            progress.looked() + looked,
            tally.findings(),
            progress.at());
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
