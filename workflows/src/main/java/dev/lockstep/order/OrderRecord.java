package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.order.model.LineQuantity;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one order's workflow knows, and how it shows it: search attributes and current details. */
final class OrderRecord {
  private static final int LONGEST_LOG = 100;

  private final OrderRequest request;
  private final Parking parking = new Parking(this);
  private final Inbox inbox = new Inbox();
  private final Shown shown = new Shown();
  private final Map<FulfilmentRef, FulfilmentProcess> fulfilments = new LinkedHashMap<>();
  private final List<Amendment> amendments = new ArrayList<>();
  private final Set<ExceptionCode> waived = new LinkedHashSet<>();
  private final List<String> log = new ArrayList<>();
  private final NotShipping notShipping = new NotShipping();
  private final SourceVersions versions = new SourceVersions();
  private final StageMetrics metrics;

  private OrderStage phase = OrderStage.AWAITING_PAYMENT;
  private boolean cancelling;
  private @Nullable String orderNumber;
  private @Nullable Long cancelledVersion;
  private boolean wasShown;
  private @Nullable OrderTimes times;
  private @Nullable CancellationDecision cancellation;
  private @Nullable String waitsFor;
  private @Nullable Instant until;

  OrderRecord(OrderRequest request) {
    this.request = request;
    this.metrics = new StageMetrics(request.link());
    this.orderNumber = request.orderNumber();
    EndedOrder ended = request.ended();
    if (ended != null) {
      wasShown = true;
      versions.restore(ended.sourceVersion(), ended.lastRead());
      cancelledVersion = ended.cancelledVersion();
      times = ended.times();
      amendments.addAll(ended.amendments());
      waived.addAll(ended.waived());
      notShipping.restore(ended);
      ended
          .fulfilments()
          .forEach(fulfilment -> inbox.restore(fulfilment.plan().ref(), fulfilment.heard()));
    }
  }

  /** How the run before this one ended; null where the order begins. */
  @Nullable EndedOrder ended() {
    return request.ended();
  }

  /** Whether its source ever had it. */
  boolean wasShown() {
    return wasShown;
  }

  OrderRequest request() {
    return request;
  }

  StageMetrics metrics() {
    return metrics;
  }

  NotShipping notShipping() {
    return notShipping;
  }

  Parking parking() {
    return parking;
  }

  Inbox inbox() {
    return inbox;
  }

  Map<FulfilmentRef, FulfilmentProcess> fulfilments() {
    return fulfilments;
  }

  List<Amendment> amendments() {
    return amendments;
  }

  Set<ExceptionCode> waived() {
    return waived;
  }

  SourceVersions versions() {
    return versions;
  }

  @Nullable String orderNumber() {
    return orderNumber;
  }

  @Nullable CancellationDecision cancellation() {
    return cancellation;
  }

  /**
   * The times of the newest reading; before the first one, what a connection needs to be waited
   * for.
   */
  OrderTimes times() {
    return times != null ? times : beforeFirstReading();
  }

  Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  Duration from(Instant later) {
    return Duration.between(now(), later);
  }

  void read(Assessment assessment) {
    versions.read(assessment.sourceVersion());
    if (assessment.verdict() instanceof Assessment.CancelledAtSource) {
      cancelledVersion = assessment.sourceVersion();
    }
    times = assessment.times();
    wasShown |= !(assessment.verdict() instanceof Assessment.Gone);
    if (assessment.orderNumber() != null) {
      orderNumber = assessment.orderNumber();
    }
    if (inbox.hasChangeOnlyUpTo(assessment.sourceVersion()) && Changes.readWhatWasHinted()) {
      inbox.clearChange();
    }
  }

  void enter(OrderStage stage) {
    phase = stage;
    publish();
  }

  void cancelling(boolean underWay) {
    cancelling = underWay;
    publish();
  }

  void decided(CancellationDecision decision) {
    cancellation = decision;
    note(decision.message());
  }

  void waitingFor(String what, @Nullable Instant end) {
    waitsFor = what;
    until = end;
    publish();
  }

  /** Adds one business fact to what people read; no personal data. */
  void note(String fact) {
    log.add(now().truncatedTo(ChronoUnit.SECONDS) + " " + fact);
    if (log.size() > LONGEST_LOG) {
      log.removeFirst();
    }
  }

  void take(Resolution decision) {
    amendments.addAll(decision.amendments());
    decision
        .amendments()
        .forEach(amendment ->
            note(
                amendment.field()
                    + " amended by "
                    + decision.author()
                    + ": "
                    + FreeText.onOneLine(decision.reason())));
  }

  /** Where the order stands: parked before everything, then what is least advanced. */
  OrderStage stage() {
    if (!parking.isEmpty()) {
      return OrderStage.PARKED;
    }
    if (cancelling) {
      return OrderStage.CANCELLING;
    }
    if (fulfilments.isEmpty() || phase == OrderStage.CANCELLED) {
      return phase;
    }
    return fulfilments.values().stream()
        .map(FulfilmentProcess::stage)
        .filter(stage -> stage != OrderStage.CANCELLED)
        .min(OrderStage::compareTo)
        .orElse(OrderStage.CANCELLED);
  }

  /** Units that will not ship, as the order source counts them. */
  List<LineQuantity> notComing() {
    return notShipping.withCancelledBefore(
        fulfilments.values().stream().flatMap(f -> f.notComing().stream()).toList());
  }

  List<LineProgress> progress() {
    return fulfilments.values().stream().flatMap(f -> f.progress().stream()).toList();
  }

  /** What the order is started with again; null where no warehouse may have any of it. */
  @Nullable OrderRequest reopening(OrderStage end) {
    List<EndedFulfilment> sent =
        fulfilments.values().stream()
            .filter(FulfilmentProcess::isMaybeSent)
            .map(fulfilment -> fulfilment.ended(end))
            .toList();
    return sent.isEmpty()
        ? null
        : new OrderRequest(
            OrderRequest.VERSION,
            request.link(),
            request.order(),
            request.source(),
            orderNumber,
            new EndedOrder(
                end,
                versions.newest(),
                times(),
                amendments,
                List.copyOf(waived),
                notShipping.cancelledBefore(),
                sent,
                versions.read(),
                cancelledVersion));
  }

  void publish() {
    OrderStatus status = status();
    shown.attributes(status);
    metrics.standsAt(status.stage(), now());
    Workflow.setCurrentDetails(OrderDetails.markdown(status));
  }

  OrderStatus status() {
    return new OrderStatus(
        OrderStatus.VERSION,
        request.link(),
        request.order(),
        orderNumber,
        stage(),
        versions.newest(),
        fulfilments.values().stream().map(FulfilmentProcess::status).toList(),
        parking.list(),
        cancellation,
        waitsFor,
        until,
        log,
        versions.read());
  }

  private OrderTimes beforeFirstReading() {
    return new OrderTimes(
        Instant.MAX,
        Duration.ofHours(6),
        Duration.ofSeconds(30),
        Instant.MAX,
        Duration.ofDays(3),
        null,
        Duration.ofHours(4),
        Duration.ofDays(7),
        Duration.ofHours(4),
        Duration.ofHours(1));
  }
}
