package dev.lockstep.activity;

import dev.lockstep.common.FailureKind;
import dev.lockstep.order.Assessment;
import dev.lockstep.order.AssessmentRequest;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationNotice;
import dev.lockstep.order.Confirmation;
import dev.lockstep.order.ConfirmationRequest;
import dev.lockstep.order.OrderSourceActivities;
import dev.lockstep.order.ReleaseNotice;
import dev.lockstep.port.Capability;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.PlatformFailure;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The activities on an order source's queue. */
public final class OrderSourceActivitiesImpl implements OrderSourceActivities {
  private static final Logger LOG = LoggerFactory.getLogger(OrderSourceActivitiesImpl.class);

  private final Links links;
  private final ReadVersions read;
  private final Supplier<Attempt> attempts;
  private final FailureTranslation failures;
  private final Assessing assessing;
  private final Confirming confirming;

  /**
   * @param read learns which versions were read
   */
  public OrderSourceActivitiesImpl(
      Links links, Patience patience, InstantSource clock, Pause pause, ReadVersions read) {
    this(links, patience, clock, pause, read, TemporalAttempt::current);
  }

  OrderSourceActivitiesImpl(
      Links links,
      Patience patience,
      InstantSource clock,
      Pause pause,
      ReadVersions read,
      Supplier<Attempt> attempts) {
    this.links = links;
    this.read = read;
    this.attempts = attempts;
    this.failures = new FailureTranslation(patience);
    this.assessing = new Assessing(clock);
    this.confirming = new Confirming(new LookUp(patience, pause));
  }

  @Override
  public Assessment assess(AssessmentRequest request) {
    Assessment assessment =
        failures.translating(
            "AssessOrder",
            attempts.get(),
            () -> assessing.assess(links.get(request.link()), request));
    read.read(request.link(), request.order(), assessment.sourceVersion());
    return assessment;
  }

  @Override
  public Confirmation confirm(ConfirmationRequest request) {
    return failures.translating(
        "ConfirmDispatch",
        attempts.get(),
        () -> confirming.confirm(links.get(request.link()), request));
  }

  @Override
  public void acknowledgeRelease(ReleaseNotice notice) {
    failures.translating(
        "AcknowledgeRelease",
        attempts.get(),
        () -> {
          Link link = links.get(notice.link());
          link.source()
              .acknowledgeRelease(notice.order(), notice.fulfilment(), notice.warehouseId());
          LOG.info(
              "Source told of the release. link={} order={} fulfilment={}",
              link.id(),
              notice.order(),
              notice.fulfilment());
        });
  }

  @Override
  public void reportCancellation(CancellationNotice notice) {
    failures.translating(
        "ReportCancellation", attempts.get(), () -> report(links.get(notice.link()), notice));
  }

  /** A part of an order, where the source knows whole orders only: no retry will change that. */
  private static boolean isBeyond(OrderSource source, CancellationNotice notice) {
    return notice.decision().outcome() == CancellationDecision.Outcome.PARTLY_CANCELLED
        && !source.capabilities().contains(Capability.CANCEL_PARTS);
  }

  private static void report(Link link, CancellationNotice notice) {
    if (isBeyond(link.source(), notice)) {
      LOG.warn(
          "The source cannot show a part as cancelled; note it there by hand. link={} order={}",
          link.id(),
          notice.order());
      return;
    }
    OrderSource.WriteBack answer =
        link.source().reportCancellation(notice.order(), notice.wholeOrder(), notice.decision());
    switch (answer) {
      case OrderSource.WriteBack.Shown shown ->
          LOG.info(
              "Source told of the cancellation. link={} order={} outcome={}",
              link.id(),
              notice.order(),
              notice.decision().outcome());
      case OrderSource.WriteBack.Refused refused -> refused(link, notice, refused);
    }
  }

  /** No retry makes a cancelled order take a note; what ships of it is told with its dispatch. */
  private static void refused(
      Link link, CancellationNotice notice, OrderSource.WriteBack.Refused refused) {
    switch (refused.why()) {
      case CANCELLED ->
          LOG.info(
              "The source takes no note, since the order is cancelled there. link={} order={} outcome={}",
              link.id(),
              notice.order(),
              notice.decision().outcome());
      case OBJECTION ->
          throw PlatformFailure.of(
              FailureKind.REJECTED,
              link.sourceConnection(),
              "The source refuses to note the cancellation. order="
                  + notice.order()
                  + " reason="
                  + refused.reason()
                  + ". Note it there by hand; the decision stands.");
    }
  }
}
